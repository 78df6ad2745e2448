//! Rules of safe doses: how amounts, units, times and names of medicines are written.

mod abbreviations;
mod arithmetic;
mod as_needed;
mod call_levels;
mod cited_number;
mod context;
mod cycles;
mod dates;
mod degrees;
mod digits;
mod drug_names;
mod duplicates;
mod fever;
mod half_tablets;
mod household;
mod litres;
mod look_alikes;
mod microgram;
mod naked_decimal;
mod name_and_dose;
pub(in crate::check) mod packet_fever;
pub(in crate::check) mod packet_phone;
mod phones;
mod protocols;
mod ratio;
mod shorthand;
mod stemmed;
mod stopped;
mod symbols;
mod telephone;
mod temperature;
mod thousands;
mod times_of_day;
mod trailing_zero;
mod unit_space;
mod units;
mod units_in_full;
mod weekly;

use super::rule::Rule;

/// The rules, by number.
pub(super) const RULES: &[Rule] = &[
    trailing_zero::RULE,
    naked_decimal::RULE,
    unit_space::RULE,
    thousands::RULE,
    name_and_dose::RULE,
    microgram::RULE,
    units_in_full::RULE,
    litres::RULE,
    symbols::RULE,
    shorthand::RULE,
    weekly::RULE,
    times_of_day::RULE,
    arithmetic::RULE,
    drug_names::RULE,
    look_alikes::RULE,
    stemmed::RULE,
    protocols::RULE,
    as_needed::RULE,
    household::RULE,
    half_tablets::RULE,
    ratio::RULE,
    dates::RULE,
    temperature::RULE,
    phones::RULE,
    cycles::RULE,
    duplicates::RULE,
    stopped::RULE,
    call_levels::RULE,
    digits::RULE,
    cited_number::RULE,
];

#[cfg(test)]
mod tests {
    /// What a rule finds in a paragraph of a language.
    fn found_abroad(id: &str, language: &str, words: &str) -> Vec<String> {
        let mut handout = handout(vec![section("?", vec![paragraph(words)])]);
        language.clone_into(&mut handout.language);
        found(RULES.iter().find(|rule| rule.id == id).unwrap(), &handout)
    }

    #[test]
    fn numbers_are_safe_in_every_language() {
        for (id, language, words, wrong) in [
            ("MED-01", "zh-Hans", "每次5.0毫克，每日两次。", "5.0"),
            ("MED-01", "zh-Hans", "每次5.0 mg。", "5.0"),
            ("MED-01", "ar", "خذ 5.0 ملغ كل يوم", "5.0"),
            ("MED-01", "ar", "خذ5.0 mg", "5.0"),
            ("MED-01", "es-US", "Tome 5.0 mg o 2.0 tabletas.", "5.0 2.0"),
            ("MED-01", "es-ES", "Tome 5,0 miligramos.", "5,0"),
            ("MED-01", "es-US", "Tome 1.000 mg.", "1.000"),
            ("MED-01", "es-ES", "Tome 1.000 mg.", ""),
            ("MED-01", "vi", "Uống 2.0 viên mỗi ngày.", "2.0"),
            ("MED-02", "zh-Hans", "每次.5毫克", ".5"),
            ("MED-02", "ar", "خذ .5 ملغ", ".5"),
            ("MED-02", "es", "Tome .5 mg.", ".5"),
            ("MED-03", "zh-Hans", "每次5mg的药", "5mg"),
            ("MED-03", "zh-Hans", "每次5毫克", ""),
            ("MED-03", "ar", "خذ 5mg", "5mg"),
            ("MED-06", "zh-Hans", "每次5 µg。", "µg"),
            ("MED-07", "zh-Hans", "注射10U胰岛素", "10U"),
            ("MED-07", "ar", "احقن 10 IU", "IU"),
            ("MED-24", "zh-Hans-US", "请拨打617-555-013。", "617-555-013"),
            ("MED-24", "zh-Hans-US", "请拨打617-555-0134。", ""),
            ("MED-24", "ar-US", "اتصل بالرقم 617-555-013 الآن", "617-555-013"),
            ("MED-24", "es-US", "Llame al 617-555-013.", "617-555-013"),
            ("MED-23", "zh-Hans", "体温38 °C (99 °F)请打电话", "38 °C (99 °F)"),
            ("MED-23", "ar", "حرارة 38 °C (99 °F)", "38 °C (99 °F)"),
            ("MED-23", "es-US", "fiebre de 38.0 °C (99.5 °F)", "38.0 °C (99.5 °F)"),
            ("MED-23", "es-ES", "fiebre de 38,0 °C (100,4 °F)", ""),
        ] {
            let found = found_abroad(id, language, words).join(" ");
            assert_eq!(found, wrong, "{id} {language}: {words}");
        }
    }

    use super::super::rule::explained;
    use super::super::try_out::{
        block, found, found_in_words, handout, paragraph, section, words,
    };
    use super::RULES;
    use crate::handout::{Block, BlockKind, Column, Drug, Drugs, Row, Table};
    use crate::span::Span;

    /// A table of medicines: generic and brand names.
    pub fn drugs(rows: &[(&str, &str)]) -> Block {
        let row = |(generic, brand): &(&str, &str)| Drug {
            generic: words(generic),
            brand: (!brand.is_empty()).then(|| words(brand)),
            say: None,
            food: words("With food"),
            common: words("Tiredness"),
            report: words("Fever"),
            span: Span::default(),
        };
        let rows = rows.iter().map(row).collect();
        block(BlockKind::Drugs(Drugs { caption: None, headings: Vec::new(), rows }))
    }

    /// A table without a caption.
    pub fn table(rows: &[&[&str]]) -> Block {
        let columns = rows[0]
            .iter()
            .map(|_| Column { heading: words("Head"), weight: None });
        let row = |cells: &&[&str]| Row {
            cells: cells.iter().map(|cell| words(cell)).collect(),
            span: Span::default(),
        };
        block(BlockKind::Table(Table {
            caption: None,
            columns: columns.collect(),
            row_header: true,
            rows: rows.iter().map(row).collect(),
        }))
    }

    /// The rules that speak about a text.
    fn spoken(words: &str) -> Vec<&'static str> {
        let spoken = RULES.iter().filter(|rule| !found_in_words(rule, words).is_empty());
        spoken.map(|rule| rule.id).collect()
    }

    #[test]
    fn rules_are_listed_by_number() {
        let ids: Vec<String> =
            (1..=30).map(|number| format!("MED-{number:02}")).collect();
        assert_eq!(RULES.iter().map(|rule| rule.id).collect::<Vec<_>>(), ids);
    }

    #[test]
    fn each_page_has_its_parts() {
        for rule in RULES {
            let page = explained(rule.page);
            let title = format!("{}: {}\n", rule.id, rule.title);
            assert!(page.starts_with(&title), "{title}");
            let parts: Vec<&str> =
                page.lines().filter_map(|line| line.strip_prefix("# ")).collect();
            let all =
                ["What it finds", "Why it matters", "Example", "Write instead", "Source"];
            assert_eq!(parts, all, "{title}");
        }
    }

    #[test]
    fn what_must_fail_fails() {
        for (words, ids) in [
            ("Take 5.0 mg", &["MED-01"][..]),
            ("Take .5 mg", &["MED-02"]),
            ("10mg", &["MED-03"]),
            ("10 mg.", &["MED-03"]),
            ("100000 units", &["MED-04"]),
            ("10U", &["MED-07"]),
            ("5 µg", &["MED-06"]),
            ("QD", &["MED-10"]),
            ("q.o.d.", &["MED-10"]),
            ("MTX 15 mg weekly", &["MED-11", "MED-16"]),
            ("½ tablet", &["MED-20"]),
            ("1-2 tabs BID prn", &["MED-10", "MED-18"]),
            ("Tegretol300 mg", &["MED-05"]),
            ("Call if temp > 38", &["MED-09", "MED-23"]),
            ("05/06/26", &["MED-22"]),
            ("5 mL (1 tsp)", &["MED-19"]),
            ("37.5 °C (99 °F)", &["MED-23"]),
        ] {
            assert_eq!(spoken(words), ids, "{words}");
        }
    }

    #[test]
    fn what_must_pass_passes() {
        for words in [
            "Take 5 mg",
            "0.5 mg",
            "100,000 units",
            "Your potassium was 4.0 mmol/L",
            "Your sugar was 100.0 mg/dL",
            "version 2.0",
            "Vitamin B12",
            "COVID-19",
            "CT scan",
            "Type IV",
            "Stage IV (4)",
            "in the US, in the U.S.",
            "it's OD for him",
            "as needed, AS you like",
            "in, IN",
            "Dr. OD Miller",
            "MS (multiple sclerosis)",
            "the T3 test",
            "HS students",
            "Washington D/C",
            "fonts with a thin l",
            "June 5, 2026",
            "5 June 2026",
            "Call 911 or 988.",
            "Poison Help, 1-800-222-1222",
            "Fever of 100.4 °F (38 °C) or higher",
        ] {
            assert_eq!(spoken(words), [""; 0], "{words}");
        }
    }
}
