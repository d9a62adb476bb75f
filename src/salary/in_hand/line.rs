//! The lines of a statement: each amount with its rule and source, and sums that come out to the rupee.

use crate::catalogue::SourceId;
use crate::catalogue::tax::Rule;
use crate::rupees::Rupees;

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    Ctc,
    VariableSetAside,
    Fixed,
    EmployerProvidentFund,
    Gratuity,
    EmployerStateInsurance,
    Gross,
    EmployeeProvidentFund,
    EmployeeStateInsurance,
    ProfessionalTax,
    IncomeTax,
    InHand,
    Variable,
    VariableIncomeTax,
    InHandWithVariable,
    WageRule,
}

impl Item {
    pub fn id(self) -> &'static str {
        match self {
            Self::Ctc => "ctc",
            Self::VariableSetAside => "variable-set-aside",
            Self::Fixed => "fixed",
            Self::EmployerProvidentFund => "employer-pf",
            Self::Gratuity => "gratuity",
            Self::EmployerStateInsurance => "employer-esi",
            Self::Gross => "gross",
            Self::EmployeeProvidentFund => "employee-pf",
            Self::EmployeeStateInsurance => "employee-esi",
            Self::ProfessionalTax => "professional-tax",
            Self::IncomeTax => "income-tax",
            Self::InHand => "in-hand",
            Self::Variable => "variable",
            Self::VariableIncomeTax => "variable-income-tax",
            Self::InHandWithVariable => "in-hand-with-variable",
            Self::WageRule => "wage-rule",
        }
    }

    pub fn in_words(self) -> &'static str {
        match self {
            Self::Ctc => "Cost to company",
            Self::VariableSetAside => "Variable pay, paid apart",
            Self::Fixed => "Fixed pay",
            Self::EmployerProvidentFund => "Employer's provident fund",
            Self::Gratuity => "Gratuity",
            Self::EmployerStateInsurance => "Employer's state insurance",
            Self::Gross => "Gross pay",
            Self::EmployeeProvidentFund => "Your provident fund",
            Self::EmployeeStateInsurance => "Your state insurance",
            Self::ProfessionalTax => "Professional tax",
            Self::IncomeTax => "Income tax",
            Self::InHand => "In hand",
            Self::Variable => "Variable pay at target",
            Self::VariableIncomeTax => "Income tax on the variable pay",
            Self::InHandWithVariable => "In hand with the variable pay",
            Self::WageRule => "Basic pay under half",
        }
    }
}

/// How a line stands to the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Adds,
    Takes,
    /// What all lines before it come to.
    Sums,
    /// Says something and changes nothing; its amount is 0.
    Says,
}

impl Effect {
    pub fn id(self) -> &'static str {
        match self {
            Self::Adds => "adds",
            Self::Takes => "takes",
            Self::Sums => "sums",
            Self::Says => "says",
        }
    }
}

/// One line of a statement, rupees a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub item: Item,
    pub effect: Effect,
    pub amount: Rupees,
    /// In a sentence.
    pub rule: String,
    /// Absent for sums and for what was given.
    pub source: Option<SourceId>,
    pub certain: bool,
}

impl Line {
    /// A twelfth, to the nearest rupee.
    pub fn a_month(&self) -> Rupees {
        self.amount.a_month()
    }
}

/// Where a line's rule stands and whether we are sure of it.
#[derive(Clone, Copy, Debug)]
pub struct Authority {
    source: Option<SourceId>,
    certain: bool,
}

impl Authority {
    /// What was given, or follows from it.
    pub const GIVEN: Self = Self { source: None, certain: true };

    pub fn new(source: SourceId, certain: bool) -> Self {
        Self { source: Some(source), certain }
    }

    pub fn of<T>(rule: &Rule<T>) -> Self {
        Self::new(rule.source, rule.certain)
    }

    /// Certain only as far as another rule is too.
    pub fn and<T>(self, rule: &Rule<T>) -> Self {
        Self { certain: self.certain && rule.certain, ..self }
    }
}

/// Lines as they are written, and what they come to so far.
#[derive(Debug, Default)]
pub struct Statement {
    lines: Vec<Line>,
    sum: Rupees,
}

impl Statement {
    pub fn adds(&mut self, item: Item, amount: Rupees, rule: impl Into<String>, authority: Authority) {
        self.sum = self.sum + amount;
        self.push(item, Effect::Adds, amount, rule.into(), authority);
    }

    pub fn takes(&mut self, item: Item, amount: Rupees, rule: impl Into<String>, authority: Authority) {
        self.sum = self.sum - amount;
        self.push(item, Effect::Takes, amount, rule.into(), authority);
    }

    pub fn says(&mut self, item: Item, rule: impl Into<String>, authority: Authority) {
        self.push(item, Effect::Says, Rupees(0), rule.into(), authority);
    }

    /// Writes what the lines come to, and gives it.
    pub fn sums(&mut self, item: Item, rule: &str) -> Rupees {
        self.push(item, Effect::Sums, self.sum, rule.to_owned(), Authority::GIVEN);
        self.sum
    }

    pub fn into_lines(self) -> Vec<Line> {
        self.lines
    }

    fn push(&mut self, item: Item, effect: Effect, amount: Rupees, rule: String, authority: Authority) {
        self.lines.push(Line { item, effect, amount, rule, source: authority.source, certain: authority.certain });
    }
}
