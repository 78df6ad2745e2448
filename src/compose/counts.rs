//! Numbers and what they count, in all languages but English: within them no line ends.
//!
//! [`super::veto`] reads English, a word at a time. Elsewhere a number keeps what follows it, whatever that is, for it is what is
//! counted: `4 капсулы`, `2 viên`. Scripts without spaces show no end of the word, so there the units are listed, and what
//! is on no list gives the number its first letter. It is the same matter of safety: `十` at the end of a line and `二片` on
//! the next are read as two tablets.

use super::segment::Chance;
use crate::language;
use std::ops::Range;

/// What is counted, in scripts without spaces.
#[rustfmt::skip]
const UNITS: [&str; 117] = [
    // Chinese, in both scripts.
    "毫克", "微克", "毫升", "千克", "公斤", "公分", "厘米", "毫米", "克", "升", "片", "粒", "颗", "顆", "锭", "錠", "滴", "包", "袋",
    "支", "瓶", "杯", "勺", "匙", "喷", "噴", "贴", "貼", "次", "倍", "天", "日", "周", "週", "个月", "個月", "个星期", "個星期",
    "月", "年", "岁", "歲", "小时", "小時", "个小时", "個小時", "分钟", "分鐘", "秒", "点", "點", "度", "摄氏度", "攝氏度", "华氏度",
    "華氏度", "号", "號", "页", "頁", "级", "級", "期", "型", "单位", "單位", "国际单位", "國際單位", "胶囊", "膠囊", "粒胶囊", "粒膠囊",
    // Japanese.
    "カプセル", "ミリグラム", "マイクログラム", "キログラム", "グラム", "ミリリットル", "リットル", "日間", "週間", "か月", "ヶ月", "カ月",
    "時間", "時", "分", "回", "枚", "本", "単位", "歳",
    // Thai.
    "มิลลิกรัม", "ไมโครกรัม", "กิโลกรัม", "กรัม", "มิลลิลิตร", "ลิตร", "ซีซี", "เม็ด", "แคปซูล", "หยด", "ช้อนชา", "ช้อนโต๊ะ",
    "ครั้ง", "วัน", "สัปดาห์", "เดือน", "ปี", "ชั่วโมง", "นาที", "องศาเซลเซียส", "องศา", "แผ่น", "ซอง", "หน่วย", "นาฬิกา",
];

/// Numbers written as words, in Han characters.
const HAN_FIGURES: &str = "〇零一二三四五六七八九十百千万萬两兩半";
/// Signs before a number.
const SIGNS: &str = "<>≤≥≦≧＜＞±≈~第제";
/// What joins two numbers to a range, or to a ratio.
const JOINTS: [&str; 16] = [
    "-",
    "–",
    "—",
    "−",
    "~",
    "～",
    "〜",
    "/",
    "×",
    "至",
    "到",
    "から",
    "ถึง",
    "부터",
    "a",
    "до",
];

/// Takes out of some chances those within a number and what it counts.
pub fn keep(text: &str, language: &str, chances: &mut Vec<Chance>) {
    let english = language::primary(language).eq_ignore_ascii_case("en");
    if english && !text.contains(is_unspaced) {
        return;
    }
    let bound = bound(text, english);
    chances.retain(|chance| {
        !bound
            .iter()
            .any(|range| range.start < chance.at && chance.at < range.end)
    });
}

/// The stretches within which no line ends, in order. In English those of words are left to the vetoes.
fn bound(text: &str, english: bool) -> Vec<Range<usize>> {
    let mut bound = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let start = at;
        let Some(end) = number(text, at).or_else(|| han_number(text, at)) else {
            at += next.len_utf8();
            continue;
        };
        let counted = counted(text, end, english);
        let start = text[..start]
            .trim_end_matches(' ')
            .char_indices()
            .next_back()
            .filter(|(_, each)| SIGNS.contains(*each))
            .map_or(start, |(sign, _)| sign);
        bound.push(start..counted);
        at = end;
    }
    bound
}

/// Where a number that begins at a byte ends, with the range or ratio that it opens: `5`, `1.5`, `2～3`, `8:30`.
fn number(text: &str, at: usize) -> Option<usize> {
    let mut end = figures(text, at)?;
    while let Some(next) = joint(text, end).and_then(|next| figures(text, next)) {
        end = next;
    }
    Some(end)
}

/// Figures with the signs inside them.
fn figures(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let mut end = 0;
    for (place, each) in rest.char_indices() {
        let next = rest[place + each.len_utf8()..].chars().next();
        let inside =
            ".,:٫٬．，：".contains(each) && place > 0 && next.is_some_and(is_figure);
        if !is_figure(each) && !inside {
            break;
        }
        end = place + each.len_utf8();
    }
    (end > 0).then_some(at + end)
}

fn is_figure(each: char) -> bool {
    each.is_numeric() && !HAN_FIGURES.contains(each)
}

/// Where the number after a sign of a range may begin.
fn joint(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let sign = rest.trim_start_matches(' ');
    let after = JOINTS.iter().find_map(|joint| sign.strip_prefix(joint))?;
    let after = after.trim_start_matches(' ');
    Some(text.len() - after.len())
}

/// Where a number in Han characters ends: two at least, or one that counts something; `一` alone is a part of many words.
fn han_number(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let after = rest.trim_start_matches(|each| HAN_FIGURES.contains(each));
    let count = rest[..rest.len() - after.len()].chars().count();
    (count > 1 || count == 1 && unit(after).is_some()).then_some(text.len() - after.len())
}

/// Where what is counted by a number ends that ends at a byte: a unit, a word, or the first letter of a script without spaces.
fn counted(text: &str, end: usize, english: bool) -> usize {
    let rest = text[end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let start = text.len() - rest.len();
    let Some(first) = rest.chars().next() else { return end };
    if let Some(unit) = unit(rest) {
        return start + unit.len();
    }
    if is_unspaced(first) {
        return start + first.len_utf8();
    }
    if is_figure(first) {
        return end;
    }
    let word = rest
        .find(|each: char| {
            !(each.is_alphanumeric() || "%°℃℉µ/".contains(each) || is_mark(each))
                || is_unspaced(each)
        })
        .map_or(rest, |end| &rest[..end]);
    let after = rest[word.len()..].chars().next();
    // Words of English are judged one by one; a unit that Chinese follows is none of its words.
    if english && !after.is_some_and(is_unspaced) {
        return end;
    }
    start + word.len()
}

/// The longest unit that a text begins with.
fn unit(text: &str) -> Option<&'static str> {
    let units = UNITS.iter().filter(|unit| text.starts_with(**unit));
    units.max_by_key(|unit| unit.len()).copied()
}

/// Marks that stand on or below letters, which are letters themselves in no table.
const fn is_mark(each: char) -> bool {
    matches!(each, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}')
}

/// Letters of scripts that put no spaces between words: Thai and its neighbours, Han, kana.
pub const fn is_unspaced(each: char) -> bool {
    matches!(
        each,
        '\u{e01}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
            | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}'
    )
}

/// A syllable of Hangul: Korean parts lines at its spaces, and within words only where nothing else will do.
pub const fn is_hangul(each: char) -> bool {
    matches!(each, '\u{ac00}'..='\u{d7a3}')
}
