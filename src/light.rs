//! How light a colour is, and how two of them contrast: relative luminance and contrast ratio of WCAG 2.2, in whole
//! numbers.

use crate::layout::Color;

/// The light of each 8-bit value of sRGB, in millionths of full light (IEC 61966-2-1).
#[rustfmt::skip]
const LINEAR: [u32; 256] = [
    0, 304, 607, 911, 1_214, 1_518, 1_821, 2_125, 2_428, 2_732, 3_035, 3_347, 3_677,
    4_025, 4_391, 4_777, 5_182, 5_605, 6_049, 6_512, 6_995, 7_499, 8_023, 8_568, 9_134,
    9_721, 10_330, 10_960, 11_612, 12_286, 12_983, 13_702, 14_444, 15_209, 15_996,
    16_807, 17_642, 18_500, 19_382, 20_289, 21_219, 22_174, 23_153, 24_158, 25_187,
    26_241, 27_321, 28_426, 29_557, 30_713, 31_896, 33_105, 34_340, 35_601, 36_889,
    38_204, 39_546, 40_915, 42_311, 43_735, 45_186, 46_665, 48_172, 49_707, 51_269,
    52_861, 54_480, 56_128, 57_805, 59_511, 61_246, 63_010, 64_803, 66_626, 68_478,
    70_360, 72_272, 74_214, 76_185, 78_187, 80_220, 82_283, 84_376, 86_500, 88_656,
    90_842, 93_059, 95_307, 97_587, 99_899, 102_242, 104_616, 107_023, 109_462, 111_932,
    114_435, 116_971, 119_538, 122_139, 124_772, 127_438, 130_136, 132_868, 135_633,
    138_432, 141_263, 144_128, 147_027, 149_960, 152_926, 155_926, 158_961, 162_029,
    165_132, 168_269, 171_441, 174_647, 177_888, 181_164, 184_475, 187_821, 191_202,
    194_618, 198_069, 201_556, 205_079, 208_637, 212_231, 215_861, 219_526, 223_228,
    226_966, 230_740, 234_551, 238_398, 242_281, 246_201, 250_158, 254_152, 258_183,
    262_251, 266_356, 270_498, 274_677, 278_894, 283_149, 287_441, 291_771, 296_138,
    300_544, 304_987, 309_469, 313_989, 318_547, 323_143, 327_778, 332_452, 337_164,
    341_914, 346_704, 351_533, 356_400, 361_307, 366_253, 371_238, 376_262, 381_326,
    386_429, 391_572, 396_755, 401_978, 407_240, 412_543, 417_885, 423_268, 428_690,
    434_154, 439_657, 445_201, 450_786, 456_411, 462_077, 467_784, 473_531, 479_320,
    485_150, 491_021, 496_933, 502_886, 508_881, 514_918, 520_996, 527_115, 533_276,
    539_479, 545_724, 552_011, 558_340, 564_712, 571_125, 577_580, 584_078, 590_619,
    597_202, 603_827, 610_496, 617_207, 623_960, 630_757, 637_597, 644_480, 651_406,
    658_375, 665_387, 672_443, 679_542, 686_685, 693_872, 701_102, 708_376, 715_694,
    723_055, 730_461, 737_910, 745_404, 752_942, 760_525, 768_151, 775_822, 783_538,
    791_298, 799_103, 806_952, 814_847, 822_786, 830_770, 838_799, 846_873, 854_993,
    863_157, 871_367, 879_622, 887_923, 896_269, 904_661, 913_099, 921_582, 930_111,
    938_686, 947_307, 955_973, 964_686, 973_445, 982_251, 991_102, 1_000_000,
];

/// Relative luminance, in millionths of that of white.
pub fn luminance(color: Color) -> u32 {
    let light = |value: u8| LINEAR[usize::from(value)];
    let sum = 2_126 * u64::from(light(color.red))
        + 7_152 * u64::from(light(color.green))
        + 722 * u64::from(light(color.blue));
    u32::try_from(sum / 10_000).unwrap_or(u32::MAX)
}

/// The contrast of two colours, in thousandths: 1,000 for equal ones, 21,000 for black and white.
pub fn contrast(one: Color, other: Color) -> u32 {
    let (one, other) = (luminance(one) + 50_000, luminance(other) + 50_000);
    let ratio = u64::from(one.max(other)) * 1_000 / u64::from(one.min(other));
    u32::try_from(ratio).unwrap_or(u32::MAX)
}

/// A contrast as people write it: `4.48`.
pub fn shown(contrast: u32) -> String {
    let hundredths = (contrast + 5) / 10;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// The grey that a photocopy shows for a colour: 0 is black, 255 white.
pub fn grey(color: Color) -> u8 {
    let light = luminance(color);
    let near =
        (0..=u8::MAX).min_by_key(|grey| LINEAR[usize::from(*grey)].abs_diff(light));
    near.unwrap_or_default()
}

/// A colour as layouts write it: `#0B5563`.
pub fn name(color: Color) -> String {
    format!("#{:02X}{:02X}{:02X}", color.red, color.green, color.blue)
}

/// The lightest color of the same hue that reaches a contrast on a ground, no lighter than the color itself; black if
/// none does. Its parts become smaller in proportion, by a 255th each step.
pub fn darkened(color: Color, ground: Color, least: u32) -> Color {
    (0..=255)
        .rev()
        .map(|part| mixed(color, Color::BLACK, part))
        .find(|darker| contrast(*darker, ground) >= least)
        .unwrap_or(Color::BLACK)
}

/// The darkest color of the same hue on which an ink reaches a contrast, no darker than the color itself; white if none
/// is.
pub fn lightened(color: Color, ink: Color, least: u32) -> Color {
    (0..=255)
        .rev()
        .map(|part| mixed(color, Color::WHITE, part))
        .find(|lighter| contrast(*lighter, ink) >= least)
        .unwrap_or(Color::WHITE)
}

/// So many 255ths of a color, the rest of another, rounded to the nearest.
pub fn mixed(color: Color, other: Color, part: u8) -> Color {
    let mix = |one: u8, two: u8| {
        let (part, rest) = (u32::from(part), 255 - u32::from(part));
        let sum = u32::from(one) * part + u32::from(two) * rest;
        u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
    };
    Color {
        red: mix(color.red, other.red),
        green: mix(color.green, other.green),
        blue: mix(color.blue, other.blue),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(number: u32) -> Color {
        let [_, red, green, blue] = number.to_be_bytes();
        Color { red, green, blue }
    }

    #[test]
    fn contrast_is_that_of_the_web_guidelines() {
        for (color, on_white) in [
            (0x00_0000, "21.00"),
            (0x59_5959, "7.00"),
            (0x76_7676, "4.54"),
            (0x77_7777, "4.48"),
            (0x94_9494, "3.03"),
            (0xff_0000, "4.00"),
            (0xc0_0000, "6.48"),
            (0xb0_0020, "7.33"),
            (0xff_bf00, "1.65"),
            (0x00_8000, "5.14"),
            (0x00_703c, "6.21"),
            (0x00_5eb8, "6.38"),
            (0xff_ff00, "1.07"),
        ] {
            let found = shown(contrast(hex(color), Color::WHITE));
            assert_eq!(found, on_white, "{color:06x}");
        }
        let on = |ground| shown(contrast(Color::BLACK, hex(ground)));
        assert_eq!((on(0xff_bf00), on(0xff_f2cc)), ("12.70".into(), "18.82".into()));
    }

    #[test]
    fn greys_are_those_of_a_photocopy() {
        let greys = [0xc0_0000, 0x00_703c, 0x00_8000, 0xff_bf00, 0xff_ffff, 0x80_8080];
        assert_eq!(greys.map(|color| grey(hex(color))), [94, 97, 109, 201, 255, 128]);
    }

    #[test]
    fn the_nearest_color_that_passes_keeps_its_hue() {
        let white = Color::WHITE;
        for (color, darker) in [
            // What passes stays.
            (0x0b_5563, 0x0b_5563),
            (0x76_7676, 0x76_7676),
            (0x77_7777, 0x76_7676),
            (0xff_0000, 0xee_0000),
            (0xff_ff00, 0x7a_7a00),
        ] {
            let found = darkened(hex(color), white, 4_500);
            assert_eq!(name(found), name(hex(darker)), "{color:06x}");
            assert!(contrast(found, white) >= 4_500);
        }
        assert_eq!(darkened(hex(0xff_0000), Color::BLACK, 21_000), Color::BLACK);
        let ink = hex(0x15_191b);
        let tint = lightened(hex(0x00_703c), ink, 4_500);
        assert!(contrast(tint, ink) >= 4_500, "{}", name(tint));
        assert_eq!(lightened(hex(0xe6_f1f2), ink, 4_500), hex(0xe6_f1f2));
    }
}
