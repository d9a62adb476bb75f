//! The way to a role: for a person step by step, for anybody the moves that lead there.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::guidance::refused;
use super::layout::Layout;
use super::paper::Paper;
use super::person::Person;
use super::role_card::GateRow;
use super::role_choice::{Named, RoleChoice};
use super::{Audience, page, words};
use crate::catalogue::{Catalogue, Language, RoleId};
use crate::matching::{GateState, Status, gates};
use crate::pathways::conclusion::{counted, time_in_words};
use crate::pathways::step::{LONGEST_COURSE_WEEKS, WITHIN_REACH_PERCENT};
use crate::pathways::{self, Blocked, Lesson, Move, Plan, Route, Shut, Step};
use crate::salary::SalaryBand;
use crate::web::state::Site;
use crate::web::{extract, routes};
use crate::years::Years;

#[derive(Template)]
#[template(path = "plan/plan.html")]
struct PlanPage {
    layout: Layout,
    action: &'static str,
    hidden: Vec<(String, String)>,
    goal: RoleChoice,
    title: Option<String>,
    goal_href: String,
    answer: Answer,
    /// Back to the person's roles.
    back: Option<String>,
    /// Said where too little was written to know what the person brings.
    thin: bool,
    find: &'static str,
    paper: Paper,
    within_reach: u8,
    course: String,
    stay: String,
}

/// What the page says below its form.
enum Answer {
    /// No goal is chosen yet, or it is unknown.
    Nothing,
    /// For anybody: moves that lead to the goal.
    Moves(Vec<MoveRow>),
    /// The person does that job; steps on from it.
    Held(Vec<Onward>),
    Routes(Vec<RouteView>),
    Blocked(BlockedView),
}

struct MoveRow {
    title: String,
    href: String,
    track: &'static str,
    covered: u8,
    time: String,
    pay: String,
}

/// A further role, and the plan to it.
struct Onward {
    title: String,
    href: String,
}

struct RouteView {
    heading: String,
    steps: Vec<StepView>,
}

struct StepView {
    title: String,
    href: String,
    track: &'static str,
    time: String,
    covered: u8,
    lessons: Vec<LessonRow>,
    lesson_weeks: String,
    cost: String,
    waiting: Option<String>,
    certificates: Vec<String>,
    gates: Vec<GateRow>,
    band: SalaryBand,
    years: String,
}

struct LessonRow {
    skill: String,
    time: String,
    cost: String,
    how: String,
    in_part: bool,
}

struct BlockedView {
    why: String,
    gates: Vec<GateRow>,
    nearest: Option<NearestView>,
}

struct NearestView {
    title: String,
    href: String,
    plan: String,
    route: RouteView,
}

/// Moves into a role that are named for anybody.
const MOST_MOVES: usize = 8;

pub async fn show(site: web::Data<Site>, request: HttpRequest) -> HttpResponse {
    let person = match Person::of_request(&site, &request) {
        Ok(person) => person,
        Err(errors) => return refused(&site, &request, errors),
    };
    let goal = Named::of(&site.engine.catalogue, &extract::query(&request), "goal");
    let status = if matches!(goal, Named::Unknown(_)) { StatusCode::NOT_FOUND } else { StatusCode::OK };
    let audience = match (&person, &goal) {
        (Some(_), _) => Audience::OnePerson,
        (None, Named::Unknown(_)) => Audience::Nobody,
        (None, _) => Audience::Everyone,
    };
    page(&request, status, audience, &PlanPage::new(&site, person.as_ref(), &goal))
}

impl PlanPage {
    fn new(site: &Site, person: Option<&Person>, goal: &Named) -> Self {
        let engine = &site.engine;
        let catalogue = &engine.catalogue;
        let query = person.map_or("", |person| person.query.as_str());
        let role = goal.role();
        let title = role.map(|role| catalogue.roles[role].title.clone());
        let answer = match (role, person) {
            (None, _) => Answer::Nothing,
            (Some(role), None) => {
                let moves = pathways::into(engine.terrain(), role, MOST_MOVES);
                Answer::Moves(moves.iter().filter_map(|found| MoveRow::new(catalogue, found)).collect())
            }
            (Some(role), Some(person)) => Answer::new(site, person, role),
        };
        let heading = title.as_ref().map_or_else(|| "Plan a way".to_owned(), |title| format!("The way to {title}"));
        Self {
            layout: if person.is_some() || role.is_none() && !matches!(goal, Named::Nothing) {
                Layout::without_address(site, heading, "Steps to a role, with weeks, cost and pay.")
                    .carrying(person, site)
            } else {
                let path = role.map_or_else(|| routes::PLAN.to_owned(), |role| routes::plan(catalogue, role, ""));
                Layout::new(
                    site,
                    &path,
                    heading,
                    "Steps to a role: what to learn, how long it takes, what it costs and what it pays.",
                )
            },
            action: routes::PLAN,
            hidden: person.map_or_else(Vec::new, Person::pairs),
            goal: RoleChoice::new(catalogue, "goal", "The role you want", role).wrong(goal.error()),
            title,
            goal_href: role.map_or_else(String::new, |role| routes::role_for(catalogue, role, query)),
            answer,
            back: person.map(|person| routes::guidance(&person.query)),
            thin: person
                .is_some_and(|person| crate::guidance::guide(engine, &person.profile).status == Status::TooLittle),
            find: routes::HOME,
            paper: Paper::new(site, routes::PLAN, &routes::plan_query(catalogue, role, query)),
            within_reach: WITHIN_REACH_PERCENT,
            course: time_in_words(LONGEST_COURSE_WEEKS),
            stay: time_in_words(pathways::route::SHORTEST_STAY_WEEKS),
        }
    }
}

impl Answer {
    fn new(site: &Site, person: &Person, goal: RoleId) -> Self {
        let engine = &site.engine;
        let catalogue = &engine.catalogue;
        match pathways::plan(engine.terrain(), &person.profile, goal) {
            Plan::Held => {
                let role = &catalogue.roles[goal];
                let onward = role.up.iter().chain(&role.sideways).map(|next| Onward {
                    title: catalogue.roles[*next].title.clone(),
                    href: routes::plan(catalogue, *next, &person.query),
                });
                Self::Held(onward.collect())
            }
            Plan::Routes(routes) => {
                Self::Routes(routes.iter().map(|route| RouteView::new(catalogue, &person.query, route)).collect())
            }
            Plan::Blocked(Blocked { why, nearest }) => Self::Blocked(BlockedView {
                why: shut_in_words(&why),
                gates: gates::answers(catalogue, &person.profile, goal)
                    .iter()
                    .filter(|gate| gate.state != GateState::Met)
                    .map(|gate| GateRow::new(catalogue.words(Language::English), gate))
                    .collect(),
                nearest: nearest.map(|(role, route)| NearestView {
                    title: catalogue.roles[role].title.clone(),
                    href: routes::role_for(catalogue, role, &person.query),
                    plan: routes::plan(catalogue, role, &person.query),
                    route: RouteView::new(catalogue, &person.query, &route),
                }),
            }),
        }
    }
}

/// Why there is no way, and what that means.
pub fn shut_in_words(why: &Shut) -> String {
    match why {
        Shut::Gates(gates) => format!(
            "It asks for {}, and no course opens that.",
            gates.iter().map(|gate| gate.name.as_str()).collect::<Vec<_>>().join(" and for ")
        ),
        Shut::TooFar { covered_percent, weeks } => format!(
            "The work is too far from yours: you bring {covered_percent} % of what is essential there, and to learn the \
             rest takes about {}. Employers want to see such work done first.",
            time_in_words(*weeks)
        ),
        Shut::Years { needed, counted } => format!(
            "It asks for {needed} years of experience, and {counted} of yours count there. Time in work that is nearer \
             has to come first."
        ),
    }
}

impl MoveRow {
    fn new(catalogue: &Catalogue, found: &Move) -> Option<Self> {
        let step = found.step.as_ref().ok()?;
        let role = &catalogue.roles[found.from];
        Some(Self {
            title: role.title.clone(),
            href: routes::role(catalogue, found.from),
            track: role.track.id(),
            covered: found.covered_percent,
            time: if step.weeks == 0 { "At once".to_owned() } else { time_in_words(step.weeks) },
            pay: pay_change(found.pay_percent),
        })
    }
}

/// Middle pay after a move against before.
pub fn pay_change(percent: Option<u32>) -> String {
    match percent {
        None => "No figure".to_owned(),
        Some(100) => "The same".to_owned(),
        Some(percent) if percent > 100 => format!("{} % more", percent - 100),
        Some(percent) => format!("{} % less", 100 - percent),
    }
}

impl RouteView {
    fn new(catalogue: &Catalogue, query: &str, route: &Route) -> Self {
        let by_way_of = match route.steps.as_slice() {
            [between, _] => format!("By way of {}", catalogue.roles[between.role].title),
            _ => "In one step".to_owned(),
        };
        let time = if route.weeks == 0 {
            "you can apply now".to_owned()
        } else {
            format!("about {} ({})", time_in_words(route.weeks), counted(route.weeks, "week"))
        };
        Self {
            heading: format!("{by_way_of}: {time}"),
            steps: route.steps.iter().map(|step| StepView::new(catalogue, query, step)).collect(),
        }
    }
}

impl StepView {
    fn new(catalogue: &Catalogue, query: &str, step: &Step) -> Self {
        let role = &catalogue.roles[step.role];
        let certificates = step.certificates.iter().map(|id| {
            let certificate = &catalogue.certificates[*id];
            format!(
                "{} ({}): {}, about {}",
                certificate.name,
                certificate.body,
                words::cost(catalogue.words(Language::English), certificate.rupees),
                counted(certificate.weeks.into(), "week")
            )
        });
        Self {
            title: role.title.clone(),
            href: routes::role_for(catalogue, step.role, query),
            track: role.track.id(),
            time: if step.weeks == 0 { "now".to_owned() } else { format!("after {}", time_in_words(step.weeks)) },
            covered: step.covered_percent,
            lessons: step.lessons.list.iter().map(|lesson| LessonRow::new(catalogue, lesson)).collect(),
            lesson_weeks: counted(step.lessons.weeks, "week"),
            cost: words::cost(catalogue.words(Language::English), step.lessons.rupees),
            waiting: (step.waiting_weeks > 0).then(|| {
                format!(
                    "Employers usually ask for {}. Work about {} more in what you do before.",
                    Years::whole(role.years.entry).in_words(),
                    time_in_words(step.waiting_weeks)
                )
            }),
            certificates: certificates.collect(),
            gates: step.gates.iter().map(|gate| GateRow::new(catalogue.words(Language::English), gate)).collect(),
            band: step.band,
            years: step.years.to_string(),
        }
    }
}

impl LessonRow {
    fn new(catalogue: &Catalogue, lesson: &Lesson) -> Self {
        let skill = &catalogue.skills[lesson.skill];
        let (time, cost) = match lesson.weeks {
            Some(weeks) => (counted(weeks, "week"), words::cost(catalogue.words(Language::English), lesson.rupees)),
            None => ("learned on the job".to_owned(), "no cost".to_owned()),
        };
        Self {
            skill: skill.name.clone(),
            time,
            cost,
            how: skill.learn.as_ref().map_or_else(String::new, |learn| learn.how.clone()),
            in_part: lesson.known_in_part,
        }
    }
}
