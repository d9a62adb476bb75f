//! Income tax against the facts' own vectors, the law's edges, and an independent package.

use super::*;
use crate::catalogue::tax::TaxData;
use crate::catalogue::tax::tests::carried;

fn law_of_india() -> TaxData {
    carried().law
}

fn tax_on(year: &TaxYear, regime: Regime, gross: u64) -> u64 {
    let salary = Salary { gross: Rupees(gross), professional_tax: Rupees(0), provident_fund: Rupees(0) };
    income_tax(year, regime, &salary).0
}

#[rstest::rstest]
#[case(0, 0)]
#[case(4_75_000, 0)]
#[case(12_75_000, 0)]
// Rounded to 12,00,000: still within the rebate.
#[case(12_75_004, 0)]
// Rounded to 12,00,010: ten rupees of tax and forty paise of cess.
#[case(12_75_005, 10)]
#[case(12_80_000, 5_200)]
#[case(13_00_000, 26_000)]
// The relief ends where the slabs' tax is the smaller again: 61,250 above 12,70,588.
#[case(13_45_580, 73_400)]
#[case(13_45_590, 73_410)]
#[case(13_50_000, 74_100)]
#[case(15_00_000, 97_500)]
#[case(20_00_000, 1_92_400)]
#[case(25_75_000, 3_43_200)]
// 50 lakh of income: 10,80,000 and cess; 10,000 more costs 10,000 and cess, not the surcharge of 1,08,300.
#[case(50_75_000, 11_23_200)]
#[case(50_85_000, 11_33_600)]
// One crore: tax 25,80,000, surcharge 10 percent, cess; 10,000 more likewise.
#[case(1_00_75_000, 29_51_520)]
#[case(1_00_85_000, 29_61_920)]
// Two crore and far above: 15 percent, then 25 percent and no more.
#[case(2_00_75_000, 66_73_680)]
#[case(6_00_75_000, 2_28_54_000)]
fn new_regime(#[case] gross: u64, #[case] wanted: u64) {
    for year in law_of_india().years() {
        assert_eq!(tax_on(year, Regime::New, gross), wanted, "{}", year.id);
    }
}

#[rstest::rstest]
#[case(3_00_000, 0)]
#[case(5_50_000, 0)]
// No marginal relief: the whole rebate is lost at once.
#[case(5_50_010, 13_000)]
#[case(10_50_000, 1_17_000)]
#[case(15_50_000, 2_73_000)]
#[case(50_50_000, 13_65_000)]
#[case(50_60_000, 13_75_400)]
// Above five crore: 37 percent.
#[case(10_00_50_000, 4_24_76_850)]
fn old_regime(#[case] gross: u64, #[case] wanted: u64) {
    for year in law_of_india().years() {
        assert_eq!(tax_on(year, Regime::Old, gross), wanted, "{}", year.id);
    }
}

#[test]
fn only_the_old_regime_deducts_professional_tax_and_provident_fund() {
    let law = law_of_india();
    let year = law.year("2025-26").unwrap();
    let salary = Salary { gross: Rupees(12_00_000), professional_tax: Rupees(2_500), provident_fund: Rupees(2_00_000) };
    assert_eq!(total_income(year, Regime::New, &salary), Rupees(11_25_000));
    // The limit of section 80C, 1,50,000, and no more.
    assert_eq!(total_income(year, Regime::Old, &salary), Rupees(9_97_500));
}

#[test]
fn crossing_a_step_of_the_surcharge_costs_no_more_than_the_income_and_its_cess() {
    let law = law_of_india();
    let year = law.year("2025-26").unwrap();
    for (regime, deducted) in [(Regime::New, 75_000), (Regime::Old, 50_000)] {
        for step in [50_00_000, 1_00_00_000, 2_00_00_000, 5_00_00_000] {
            let at = tax_on(year, regime, step + deducted);
            for above in [10, 1_000, 50_000, 1_00_000] {
                let more = tax_on(year, regime, step + deducted + above) - at;
                assert!(more <= above * 104 / 100 + 10, "{regime:?} {step} + {above}: {more}");
            }
        }
    }
}

/// india-tax-guru, two hundred salaries in both regimes; scripts/make-tax-oracle writes the file.
#[test]
fn agrees_with_an_independent_package() {
    const ORACLE: &str = include_str!("../../../../tests/data/income-tax-oracle.csv");
    let law = law_of_india();
    let year = law.year("2025-26").unwrap();
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(ORACLE.as_bytes());
    let (mut rows, mut off) = (0, Vec::new());
    for row in reader.deserialize::<(String, u64, u64, u64, u64)>() {
        let (regime, gross, professional_tax, provident_fund, wanted) = row.unwrap();
        let salary = Salary {
            gross: Rupees(gross),
            professional_tax: Rupees(professional_tax),
            provident_fund: Rupees(provident_fund),
        };
        let found = income_tax(year, Regime::from_id(&regime).unwrap(), &salary).0;
        rows += 1;
        assert!(found.abs_diff(wanted) <= 10, "{regime} {gross}: {found}, the package has {wanted}");
        if found != wanted {
            off.push((regime, gross, found, wanted));
        }
    }
    assert_eq!(rows, 400);
    // Ten rupees off in these, for the roundings that the file's head tells of.
    assert_eq!(off.len(), 10, "{off:?}");
}
