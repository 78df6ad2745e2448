//! Names of medicines, as far as lists and endings can tell.

/// Medicines that their ending does not give away, generic and brand, sorted.
#[rustfmt::skip]
const MEDICINES: [&str; 123] = [
    "abilify", "acetaminophen", "adderall", "advair", "advil", "albuterol", "alecensa", "aleve", "alimta",
    "allopurinol", "alunbrig", "ambien", "amlodipine", "aricept", "aspirin", "ativan", "augmentin", "avastin",
    "benadryl", "bisacodyl", "bleomycin", "brilinta", "bupropion", "buspirone", "capecitabine", "celebrex",
    "cetirizine", "clonidine", "codeine", "colchicine", "compazine", "concerta", "coumadin", "crestor",
    "cyclophosphamide", "cymbalta", "cytarabine", "decadron", "depakote", "dexamethasone", "dextromethorphan",
    "digoxin", "dilaudid", "diphenhydramine", "docusate", "donepezil", "duloxetine", "eliquis", "emend",
    "ensacove", "entresto", "epinephrine", "etoposide", "fentanyl", "flomax", "fluorouracil", "furosemide",
    "gabapentin", "gemcitabine", "gemzar", "gilotrif", "glucagon", "glucophage", "guaifenesin", "haloperidol",
    "heparin", "herceptin", "humalog", "humira", "hydralazine", "hydrochlorothiazide", "hydroxyzine",
    "ibuprofen", "imodium", "insulin", "iressa", "januvia", "keppra", "keytruda", "klonopin", "lantus",
    "leucovorin", "levemir", "levetiracetam", "levothyroxine", "lexapro", "lipitor", "lithium", "loperamide",
    "lorbrena", "lyrica", "metformin", "methotrexate", "metoclopramide", "miralax", "morphine", "naloxone",
    "naproxen", "narcan", "neurontin", "nexium", "nivolumab", "novolog", "opdivo", "ozempic", "paracetamol",
    "pemetrexed", "plavix", "prednisone", "prochlorperazine", "senna", "sertraline", "spironolactone",
    "tagrisso", "tamoxifen", "topiramate", "tylenol", "warfarin", "xalkori", "xarelto", "zofran", "zoloft",
    "zykadia",
];

/// Endings that only medicines have: stems of the International Nonproprietary Names (WHO, INN stem book).
#[rustfmt::skip]
const STEMS: [&str; 50] = [
    "tinib", "nib", "mab", "ciclib", "parib", "zomib", "platin", "taxel", "rubicin", "statin", "sartan", "pril",
    "olol", "dipine", "prazole", "tidine", "cillin", "mycin", "micin", "floxacin", "cycline", "conazole", "vir",
    "gliptin", "gliflozin", "glutide", "glitazone", "caine", "azepam", "zolam", "triptyline", "oxetine",
    "setron", "dronate", "dronic", "profen", "coxib", "thiazide", "semide", "xaban", "parin", "grel", "codone",
    "morphone", "terol", "tropium", "lukast", "triptan", "rsen", "cept",
];

/// Words that only look like medicines.
#[rustfmt::skip]
const NOT_MEDICINES: [&str; 10] = [
    "accept", "concept", "except", "intercept", "precept", "percept", "worsen", "coarsen", "cholesterol",
    "colesterol",
];

/// Whether a word names a medicine, as far as lists can tell.
pub fn is_name(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let named = |list: &[&str]| list.binary_search(&lower.as_str()).is_ok();
    named(&MEDICINES)
        || (lower.len() >= 7
            && STEMS.iter().any(|stem| lower.ends_with(stem))
            && !NOT_MEDICINES.contains(&lower.as_str()))
}

/// Whether a word of another language names a medicine: the names are international but for their endings and the letters
/// they are written in (WHO, INN stem book).
pub fn is_foreign_name(word: &str) -> bool {
    let latin: String = word.chars().map(in_latin).collect();
    let stem = latin.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'm', 'y']);
    let alike = |name: &str| bare(name).eq(bare(stem));
    [latin.as_str(), stem].into_iter().any(is_name)
        || MEDICINES.iter().any(|name| alike(name))
}

/// The letters of a name without what languages add at its end; `w` and `v` are one letter.
fn bare(name: &str) -> impl Iterator<Item = char> {
    let letters = name.trim_end_matches(['a', 'e', 'o']).chars();
    letters.map(|letter| if letter == 'w' { 'v' } else { letter })
}

/// A small letter as the lists of medicines have it.
const fn in_latin(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'ą' | 'а' => 'a',
        'б' => 'b',
        'ç' | 'ć' | 'č' | 'ц' => 'c',
        'д' => 'd',
        'é' | 'è' | 'ê' | 'ë' | 'ę' | 'ě' | 'е' | 'э' | 'є' => 'e',
        'ф' => 'f',
        'г' | 'ґ' => 'g',
        'х' => 'h',
        'í' | 'ì' | 'î' | 'ï' | 'и' | 'і' | 'ı' => 'i',
        'к' => 'k',
        'ł' | 'л' => 'l',
        'м' => 'm',
        'ñ' | 'ń' | 'н' => 'n',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'о' => 'o',
        'п' => 'p',
        'р' => 'r',
        'ś' | 'š' | 'с' => 's',
        'т' => 't',
        'ú' | 'ù' | 'û' | 'ü' | 'у' => 'u',
        'в' => 'v',
        'ź' | 'ż' | 'ž' | 'з' => 'z',
        other => other,
    }
}

/// What the names of one medicine in several languages have in common: `loratadin` of loratadine and loratadina.
pub fn root(name: &str) -> String {
    let latin: String = name.to_lowercase().chars().map(in_latin).collect();
    latin
        .trim_end_matches(['a', 'e', 'i', 'o', 'u', 'm', 'y'])
        .replace('w', "v")
}

#[cfg(test)]
mod tests {
    use super::{is_foreign_name, is_name, root};

    #[test]
    fn a_medicine_is_known_in_several_languages() {
        for name in ["alectinib", "Alecensa", "pembrolizumab", "acetaminophen"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["lorlatinib", "carboplatino", "varfarina", "ибупрофен"] {
            assert!(is_foreign_name(name), "{name}");
        }
        assert!(!is_name("accept") && !is_foreign_name("pastillas"));
        assert!(!is_foreign_name("colesterol") && !is_foreign_name("colesterolo"));
        assert_eq!(root("carboplatin"), root("Carboplatino"));
        assert_ne!(root("alectinib"), root("lorlatinib"));
    }
}
