//! Two roles side by side: skills, pay by years, gates, ladders, and the moves between them.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::compare::TwoRolesForm;
use super::guidance::refused;
use super::layout::Layout;
use super::person::Person;
use super::plan::{pay_change, shut_in_words};
use super::role_choice::{Named, RoleChoice};
use super::{Audience, page};
use crate::catalogue::role::Role;
use crate::catalogue::{Catalogue, RoleId};
use crate::guidance::Engine;
use crate::matching::gates;
use crate::pathways::conclusion::{counted, time_in_words};
use crate::pathways::{self, Move, TwoRoles};
use crate::reading::Profile;
use crate::rupees::Rupees;
use crate::web::state::Site;
use crate::web::{extract, routes};
use crate::years::Years;

#[derive(Template)]
#[template(path = "compare/roles.html")]
struct CompareRoles {
    layout: Layout,
    two_roles: TwoRolesForm,
    back: Option<String>,
    compare: String,
    answer: Option<Answer>,
}

struct Answer {
    heads: [Head; 2],
    rows: Vec<Row>,
    shared: Vec<SharedRow>,
    only: [Vec<SkillLine>; 2],
    moves: [MoveView; 2],
}

struct Head {
    title: String,
    href: String,
    track: &'static str,
}

struct Row {
    heading: String,
    cells: [String; 2],
}

struct SharedRow {
    name: String,
    essential: [bool; 2],
}

struct SkillLine {
    name: String,
    essential: bool,
}

/// The move from one of the two to the other.
struct MoveView {
    heading: String,
    words: String,
    learn: Vec<String>,
    plan: String,
}

/// Years at which pay is compared.
const PAY_YEARS: [u16; 5] = [0, 2, 5, 8, 12];

pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let person = match Person::of_request(&site, &request) {
        Ok(person) => person,
        Err(errors) => return refused(&site, &request, errors),
    };
    let catalogue = &site.engine.catalogue;
    let pairs = extract::query(&request);
    let (a, b) = (Named::of(catalogue, &pairs, "a"), Named::of(catalogue, &pairs, "b"));
    let (status, error_a, error_b) = match (&a, &b) {
        (Named::Unknown(_), _) | (_, Named::Unknown(_)) => (StatusCode::NOT_FOUND, a.error(), b.error()),
        (Named::Role(one), Named::Role(other)) if one == other => {
            let same = "This is the same role twice, so there is no difference to show. Choose another one here.";
            (StatusCode::UNPROCESSABLE_ENTITY, None, Some(same.to_owned()))
        }
        (Named::Role(_), Named::Nothing) => {
            (StatusCode::UNPROCESSABLE_ENTITY, None, Some("Choose a second role to compare with.".to_owned()))
        }
        (Named::Nothing, Named::Role(_)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Some("Choose a first role to compare with.".to_owned()), None)
        }
        (Named::Nothing, Named::Nothing) | (Named::Role(_), Named::Role(_)) => (StatusCode::OK, None, None),
    };
    let both = a.role().zip(b.role()).filter(|_| status == StatusCode::OK);
    let query = person.as_ref().map(|person| person.query.as_str());
    let title = both.map_or_else(
        || "Compare two roles".to_owned(),
        |(a, b)| format!("{} or {}", catalogue.roles[a].title, catalogue.roles[b].title),
    );
    let description =
        "Two roles on the same rows: skills, pay by years, what they ask for, ladders and the moves between.";
    let template = CompareRoles {
        layout: match both {
            Some((a, b)) if person.is_none() => {
                Layout::new(&site, &routes::compare_roles(catalogue, a, b, ""), title, description)
            }
            _ if status == StatusCode::OK && person.is_none() => {
                Layout::new(&site, routes::COMPARE_ROLES, title, description)
            }
            _ => Layout::without_address(&site, title, description).carrying(person.as_ref(), &site),
        },
        two_roles: TwoRolesForm {
            action: routes::COMPARE_ROLES,
            hidden: person.as_ref().map_or_else(Vec::new, Person::pairs),
            a: RoleChoice::new(catalogue, "a", "First role", a.role()).wrong(error_a),
            b: RoleChoice::new(catalogue, "b", "Second role", b.role()).wrong(error_b),
        },
        back: query.map(routes::guidance),
        compare: routes::compare(query.unwrap_or_default()),
        answer: both.map(|(a, b)| Answer::new(&site.engine, a, b, query.unwrap_or_default())),
    };
    let audience = match (person.is_some(), status) {
        (true, _) => Audience::OnePerson,
        (false, StatusCode::OK) => Audience::Everyone,
        (false, _) => Audience::Nobody,
    };
    page(&request, status, audience, &template)
}

impl Answer {
    fn new(engine: &Engine, a: RoleId, b: RoleId, query: &str) -> Self {
        let catalogue = &engine.catalogue;
        let compared = pathways::two_roles(engine.terrain(), a, b);
        let head = |id: RoleId| Head {
            title: catalogue.roles[id].title.clone(),
            href: routes::role_for(catalogue, id, query),
            track: catalogue.roles[id].track.id(),
        };
        let name = |skill| catalogue.skills[skill].name.clone();
        let moves = |from, to| MoveView::new(catalogue, &pathways::between(engine.terrain(), from, to), query);
        Self {
            heads: [head(a), head(b)],
            rows: rows(engine, a, b),
            shared: compared
                .shared
                .iter()
                .map(|shared| SharedRow { name: name(shared.skill), essential: shared.essential })
                .collect(),
            only: only(&compared, &name),
            moves: [moves(a, b), moves(b, a)],
        }
    }
}

fn only(compared: &TwoRoles, name: &dyn Fn(crate::catalogue::SkillId) -> String) -> [Vec<SkillLine>; 2] {
    let lines = |list: &[pathways::two_roles::OnlyOne]| {
        list.iter().map(|one| SkillLine { name: name(one.skill), essential: one.essential }).collect()
    };
    [lines(&compared.only[0]), lines(&compared.only[1])]
}

fn rows(engine: &Engine, a: RoleId, b: RoleId) -> Vec<Row> {
    let catalogue = &engine.catalogue;
    let row = |heading: &str, text: &dyn Fn(RoleId, &Role) -> String| Row {
        heading: heading.to_owned(),
        cells: [text(a, &catalogue.roles[a]), text(b, &catalogue.roles[b])],
    };
    let titles = |roles: &[RoleId], none: &str| {
        let titles: Vec<&str> = roles.iter().map(|role| catalogue.roles[*role].title.as_str()).collect();
        if titles.is_empty() { none.to_owned() } else { titles.join(", ") }
    };
    let mut rows = vec![
        row("What it is for", &|_, role| role.purpose.clone()),
        row("Kind of work", &|_, role| format!("{}: {}", role.track, catalogue.families[role.family].name)),
        row("What no course opens", &|id, _| gate_names(catalogue, id)),
        row("Usual qualifications", &|_, role| {
            let names = role.entry.qualifications.iter().map(|id| catalogue.qualifications[*id].name.as_str());
            names.collect::<Vec<_>>().join(", ")
        }),
        row("English", &|_, role| role.entry.english.in_words().to_owned()),
        row("Working hours", &|_, role| role.entry.shift.in_words().to_owned()),
        row("Entry, middle and senior level begin at", &|_, role| {
            format!("{}, {} and {} years", role.years.entry, role.years.mid, role.years.senior)
        }),
    ];
    for years in PAY_YEARS {
        rows.push(row(&format!("Pay after {years} years"), &|id, role| {
            if years < role.years.entry {
                return format!("The role asks for {} first", Years::whole(role.years.entry).in_words());
            }
            let [_, low, middle, high, _] = engine.pay.band(id, Years::whole(years)).points().map(Rupees::lakh);
            format!("{middle} lakh; half of people {low} to {high}")
        }));
    }
    rows.push(row("A step up", &|_, role| titles(&role.up, "It is the end of its ladder")));
    rows.push(row("A step sideways", &|_, role| titles(&role.sideways, "None in our catalogue")));
    rows.push(row("Outlook", &|_, role| format!("{}. {}", role.market.outlook.in_words(), role.market.outlook_reason)));
    rows
}

fn gate_names(catalogue: &Catalogue, id: RoleId) -> String {
    let gates = gates::answers(catalogue, &Profile::default(), id);
    let names: Vec<&str> = gates.iter().map(|gate| gate.name.as_str()).collect();
    if names.is_empty() { "Nothing".to_owned() } else { names.join("; ") }
}

impl MoveView {
    fn new(catalogue: &Catalogue, found: &Move, query: &str) -> Self {
        let title = |role: RoleId| catalogue.roles[role].title.as_str();
        let covered = format!("The first brings {} % of what is essential in the second.", found.covered_percent);
        let learn = found.step.as_ref().map(|step| {
            let names = step.lessons.list.iter().map(|lesson| {
                let weeks = lesson.weeks.map_or_else(|| "on the job".to_owned(), |weeks| counted(weeks, "week"));
                format!("{} ({weeks})", catalogue.skills[lesson.skill].name)
            });
            names.collect()
        });
        let words = match &found.step {
            Ok(step) => format!(
                "{covered} {} Middle pay on the day of the move, for somebody at the middle level: {}.",
                match step.weeks {
                    0 => "It can be made at once.".to_owned(),
                    weeks => format!("It takes about {}.", time_in_words(weeks)),
                },
                pay_change(found.pay_percent).to_lowercase()
            ),
            Err(shut) => format!("{covered} There is no direct move. {}", shut_in_words(shut)),
        };
        Self {
            heading: format!("From {} to {}", title(found.from), title(found.to)),
            words,
            learn: learn.unwrap_or_default(),
            plan: routes::plan(catalogue, found.to, query),
        }
    }
}
