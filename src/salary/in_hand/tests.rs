//! Whole offers: each deduction at its edges, and what holds for every offer.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::catalogue::StateId;
use crate::catalogue::tax::TaxYear;
use crate::catalogue::tax::tests::{Carried, carried};

static INDIA: LazyLock<Carried> = LazyLock::new(carried);

fn year() -> &'static TaxYear {
    INDIA.law.year("2026-27").unwrap()
}

fn state(id: &str) -> StateId {
    INDIA.states[id]
}

fn asked(ctc: u64) -> Question<'static> {
    asked_with(ctc, 0)
}

fn asked_with(ctc: u64, variable: u64) -> Question<'static> {
    Question::usual(Offer::new(Rupees(ctc), Rupees(variable)).unwrap(), year())
}

fn answer(question: &Question<'_>) -> InHand {
    in_hand(&INDIA.law, question)
}

fn line(found: &InHand, item: Item) -> Line {
    found.lines.iter().find(|line| line.item == item).unwrap().clone()
}

#[test]
fn an_offer_of_six_lakh_in_karnataka() {
    let found = answer(&Question { state: Some(state("karnataka")), ..asked_with(6_00_000, 60_000) });
    assert_eq!(found.fixed_annual, Rupees(5_40_000));
    assert_eq!(found.basic_annual, Rupees(2_70_000));
    assert_eq!(found.employer_pf_annual, Rupees(21_600));
    assert_eq!(found.gratuity_annual, Rupees(12_987));
    assert_eq!(found.employer_esi_annual, Rupees(0));
    assert_eq!(found.gross_annual, Rupees(5_05_413));
    assert_eq!(found.professional_tax_annual, Rupees(2_500));
    assert_eq!(found.income_tax_annual, Rupees(0));
    assert_eq!(found.in_hand_annual, Rupees(4_81_313));
    assert_eq!(found.in_hand_monthly, Rupees(40_109));
    assert_eq!(found.variable_after_tax_annual, 60_000);
    assert_eq!(found.in_hand_with_variable_annual, Rupees(5_41_313));
}

#[rstest::rstest]
// Basic 15,000 a month exactly, then ten rupees a month more.
#[case::at_the_ceiling(PfBasis::Capped, 3_60_000, 21_600)]
#[case::above(PfBasis::Capped, 3_60_240, 21_600)]
#[case::below(PfBasis::Capped, 3_59_760, 21_586)]
#[case::full_above(PfBasis::Full, 12_00_000, 72_000)]
#[case::full_below(PfBasis::Full, 3_00_000, 18_000)]
#[case::capped_high(PfBasis::Capped, 50_00_000, 21_600)]
#[case::none_above(PfBasis::None, 3_60_240, 0)]
// Within the ceiling the fund is compulsory.
#[case::none_at(PfBasis::None, 3_60_000, 21_600)]
fn provident_fund_at_its_ceiling(#[case] pf: PfBasis, #[case] ctc: u64, #[case] wanted: u64) {
    let found = answer(&Question { pf, ..asked(ctc) });
    assert_eq!((found.employer_pf_annual, found.employee_pf_annual), (Rupees(wanted), Rupees(wanted)));
}

#[test]
fn state_insurance_ends_above_its_ceiling() {
    // With basic at half of fixed pay above the fund's ceiling: employer's costs are 21,600 and 2.405 percent.
    let within = answer(&asked(2_80_000));
    assert!(within.gross_annual <= Rupees(2_52_000));
    assert_eq!(within.employee_esi_annual, Rupees((within.gross_annual.0 * 75 + 5_000) / 10_000));
    let highest = (2_50_000..3_20_000)
        .map(|ctc| answer(&asked(ctc)))
        .take_while(|found| found.employer_esi_annual > Rupees(0))
        .last()
        .unwrap();
    assert_eq!(highest.gross_annual, Rupees(2_52_000));
    assert_eq!(highest.employer_esi_annual, Rupees(8_190));
    assert_eq!(highest.employee_esi_annual, Rupees(1_890));
    let next = answer(&asked(highest.ctc_annual.0 + 1));
    assert_eq!((next.employer_esi_annual, next.employee_esi_annual), (Rupees(0), Rupees(0)));
    assert!(next.gross_annual.a_month() > Rupees(21_000));
}

#[test]
fn an_offer_that_could_be_written_either_way_says_so() {
    let found = answer(&asked(2_80_000));
    assert!(found.employer_esi_annual > Rupees(0));
    assert!(line(&found, Item::EmployerStateInsurance).rule.contains("If your offer names a gross above"));
    let sure = answer(&asked(2_40_000));
    assert!(!line(&sure, Item::EmployerStateInsurance).rule.contains("If your offer"));
}

#[rstest::rstest]
#[case("karnataka", 2_99_999, 0)]
#[case("karnataka", 3_00_000, 2_500)]
#[case("maharashtra", 90_000, 0)]
#[case("maharashtra", 90_001, 2_100)]
#[case("maharashtra", 1_20_001, 2_500)]
#[case("telangana", 1_80_000, 0)]
#[case("telangana", 1_80_001, 1_800)]
#[case("telangana", 2_40_000, 1_800)]
#[case("telangana", 2_40_001, 2_400)]
#[case("andhra-pradesh", 2_40_001, 2_400)]
#[case("west-bengal", 1_20_000, 0)]
#[case("west-bengal", 1_20_001, 1_320)]
#[case("west-bengal", 1_80_001, 1_560)]
#[case("west-bengal", 3_00_001, 1_800)]
#[case("west-bengal", 4_80_001, 2_400)]
#[case("tamil-nadu", 42_000, 0)]
#[case("tamil-nadu", 42_001, 360)]
#[case("tamil-nadu", 1_50_001, 2_500)]
#[case("kerala", 23_999, 0)]
#[case("kerala", 24_000, 640)]
#[case("kerala", 2_50_000, 2_500)]
#[case("gujarat", 1_43_999, 0)]
#[case("gujarat", 1_44_000, 2_400)]
#[case("bihar", 3_00_000, 0)]
#[case("bihar", 3_00_001, 1_000)]
#[case("bihar", 10_00_001, 2_500)]
#[case("jharkhand", 8_00_000, 1_800)]
#[case("jharkhand", 8_00_001, 2_100)]
#[case("madhya-pradesh", 4_00_001, 2_500)]
#[case("odisha", 1_60_001, 1_500)]
#[case("assam", 1_80_001, 2_160)]
#[case("assam", 3_00_000, 2_496)]
#[case("punjab", 2_50_001, 2_400)]
#[case("delhi", 50_00_000, 0)]
#[case("haryana", 50_00_000, 0)]
#[case("uttar-pradesh", 50_00_000, 0)]
#[case("rajasthan", 50_00_000, 0)]
fn professional_tax_by_state(#[case] id: &str, #[case] gross: u64, #[case] wanted: u64) {
    let tax = INDIA.law.professional.of(state(id)).unwrap();
    let found = tax.slab(Rupees(gross)).map_or(Rupees(0), |slab| tax.a_year(slab));
    assert_eq!(found, Rupees(wanted));
}

#[test]
fn a_line_says_why_there_is_no_professional_tax() {
    let nowhere = answer(&asked(6_00_000));
    assert_eq!(nowhere.professional_tax_annual, Rupees(0));
    assert!(line(&nowhere, Item::ProfessionalTax).rule.starts_with("No state was given"));
    let delhi = answer(&Question { state: Some(state("delhi")), ..asked(6_00_000) });
    assert_eq!(line(&delhi, Item::ProfessionalTax).rule, "This state has none.");
    assert_eq!(delhi.in_hand_annual, nowhere.in_hand_annual);
    let low = answer(&Question { state: Some(state("karnataka")), ..asked(2_40_000) });
    assert_eq!(line(&low, Item::ProfessionalTax).rule, "None at this pay.");
}

#[test]
fn an_uncertain_rule_is_marked_on_its_line() {
    let chennai = answer(&Question { state: Some(state("tamil-nadu")), ..asked(6_00_000) });
    assert!(!line(&chennai, Item::ProfessionalTax).certain);
    let bengaluru = answer(&Question { state: Some(state("karnataka")), ..asked(6_00_000) });
    let tax = line(&bengaluru, Item::ProfessionalTax);
    assert!(tax.certain);
    assert_eq!(INDIA.sources.id(tax.source.unwrap()), "karnataka-act-33-2025");
    assert_eq!(tax.rule, "₹\u{a0}200 a month, but ₹\u{a0}300 in February.");
    assert!(line(&bengaluru, Item::IncomeTax).certain);
    assert!(!line(&bengaluru, Item::Gratuity).certain);
}

#[rstest::rstest]
#[case::rebate(12_50_000, "No tax is due up to")]
#[case::relief(13_40_000, "By marginal relief it is no more than what lies above ₹\u{a0}12,00,000")]
#[case::surcharge(60_00_000, "A surcharge of 10% is added to the tax, as the income is above ₹\u{a0}50,00,000.")]
fn the_line_on_income_tax_names_what_bears_on_it(#[case] ctc: u64, #[case] said: &str) {
    let rule = line(&answer(&asked(ctc)), Item::IncomeTax).rule;
    assert!(rule.contains(said), "{rule}");
    assert!(!line(&answer(&asked(20_00_000)), Item::IncomeTax).rule.contains(said));
}

#[test]
fn basic_under_half_is_remarked_on() {
    let question = Question { basic: BasicShare::percent(40).unwrap(), ..asked(6_00_000) };
    let said = line(&answer(&question), Item::WageRule);
    assert_eq!((said.effect, said.amount), (Effect::Says, Rupees(0)));
    assert!(answer(&asked(6_00_000)).lines.iter().all(|line| line.item != Item::WageRule));
}

#[test]
fn a_small_variable_part_can_cost_a_rebate() {
    // Old regime, income just within 5,00,000: the variable part takes it over and costs the rebate of 12,500.
    let gross_at_limit = (5_00_000..7_00_000)
        .map(|ctc| Question { regime: Regime::Old, ..asked_with(ctc + 1_000, 1_000) })
        .rfind(|question| answer(question).income_tax_annual == Rupees(0))
        .unwrap();
    let found = answer(&gross_at_limit);
    assert!(found.variable_after_tax_annual < -11_000);
    assert!(found.in_hand_with_variable_annual < found.in_hand_annual);
}

fn any_state() -> impl Strategy<Value = Option<StateId>> {
    proptest::option::of(proptest::sample::select(INDIA.states.values().copied().collect::<Vec<_>>()))
}

prop_compose! {
    /// Offers of the size that people get, and now and then of any size.
    fn any_question()(
        ctc in prop_oneof![4 => 50_000..60_00_000_u64, 1 => 1..=1_00_00_00_000_u64],
        variable_share in 0..100_u64,
        state in any_state(),
        regime in proptest::sample::select(&Regime::ALL[..]),
        pf in proptest::sample::select(&PfBasis::ALL[..]),
        year in proptest::sample::select(INDIA.law.years().collect::<Vec<_>>()),
        basic in 30..=80_u8,
    ) -> Question<'static> {
        let offer = Offer::new(Rupees(ctc), Rupees(ctc / 100 * variable_share)).unwrap();
        Question { offer, state, regime, pf, year, basic: BasicShare::percent(basic).unwrap() }
    }
}

proptest! {
    #[test]
    fn lines_sum_exactly(question in any_question()) {
        let found = answer(&question);
        let mut sum: i128 = 0;
        for line in &found.lines {
            match line.effect {
                Effect::Adds => sum += i128::from(line.amount.0),
                Effect::Takes => sum -= i128::from(line.amount.0),
                Effect::Sums => prop_assert_eq!(sum, i128::from(line.amount.0), "{:?}", line.item),
                Effect::Says => prop_assert_eq!(line.amount, Rupees(0)),
            }
            prop_assert!(!line.rule.is_empty());
        }
        prop_assert_eq!(sum, i128::from(found.in_hand_with_variable_annual.0));
    }

    #[test]
    fn amounts_fit_together(question in any_question()) {
        let found = answer(&question);
        prop_assert_eq!(in_hand_monthly(&INDIA.law, &question), found.in_hand_monthly);
        prop_assert!(found.in_hand_annual <= found.gross_annual);
        prop_assert!(found.gross_annual <= found.fixed_annual);
        prop_assert_eq!(found.fixed_annual + found.variable_annual, found.ctc_annual);
        prop_assert_eq!(
            found.gross_annual + found.employer_pf_annual + found.gratuity_annual + found.employer_esi_annual,
            found.fixed_annual
        );
        prop_assert_eq!(
            found.in_hand_annual + found.employee_pf_annual + found.employee_esi_annual
                + found.professional_tax_annual + found.income_tax_annual,
            found.gross_annual
        );
        prop_assert_eq!(
            found.in_hand_with_variable_annual.0.cast_signed(),
            found.in_hand_annual.0.cast_signed() + found.variable_after_tax_annual
        );
        prop_assert!(found.professional_tax_annual <= Rupees(2_500));
        // Employer's insurance is its rate of gross pay, to the rupee.
        if found.employer_esi_annual > Rupees(0) {
            let share = question.year.state_insurance.employer_rate.value.of(found.gross_annual);
            prop_assert!(share.0.abs_diff(found.employer_esi_annual.0) <= 1);
            prop_assert!(found.gross_annual <= Rupees(2_52_000));
        } else {
            prop_assert!(found.gross_annual > Rupees(2_52_000) || found.gross_annual < Rupees(20));
        }
    }

    #[test]
    fn a_ctc_of_a_gross_is_the_least_that_reaches_it(gross in 50_000..20_00_000_u64) {
        let ctc = ctc_of_gross(year(), Rupees(gross));
        let reached = |ctc: u64| answer(&asked(ctc)).gross_annual;
        prop_assert!(reached(ctc.0) >= Rupees(gross) && reached(ctc.0 - 1) < Rupees(gross));
    }

    /// More CTC is more in hand, one's own provident fund counted in, except at the law's own steps: a slab of professional tax; the old regime's rebate,
    /// which is lost at once; marginal relief, where a rupee more costs a rupee of tax and four paise of cess; and the
    /// two roundings to ten rupees, of income and of tax.
    #[test]
    fn in_hand_rises_with_ctc(question in any_question(), more in 1..2_00_000_u64) {
        let ctc = question.offer.ctc().0.min(99_00_00_000);
        let offer = |ctc| Offer::new(Rupees(ctc), Rupees(0)).unwrap();
        let below = answer(&Question { offer: offer(ctc), ..question });
        let above = answer(&Question { offer: offer(ctc + more), ..question });
        let slab = above.professional_tax_annual - below.professional_tax_annual;
        let rebate = match question.regime {
            Regime::Old if below.income_tax_annual == Rupees(0) && above.income_tax_annual > Rupees(0) => {
                Rupees(question.year.old.rebate.value.most.0 * 104 / 100)
            }
            _ => Rupees(0),
        };
        let relief = Rupees((above.gross_annual - below.gross_annual).0 * 4 / 100);
        let allowed = slab + rebate + relief + Rupees(24);
        let kept = |found: &InHand| found.in_hand_annual + found.employee_pf_annual;
        prop_assert!(kept(&above) + allowed >= kept(&below), "{} then {}", kept(&below), kept(&above));
    }
}
