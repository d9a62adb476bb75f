//! Reads the catalogue's files into tables. Nothing is guessed: a name that does not exist is a fault with its line.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::de::DeserializeOwned;
use toml::Spanned;

use super::Catalogue;
use super::check;
use super::entries::{
    Bridge, Certificate, City, Employer, Family, FirstStep, LineOfWork, OtherField, Qualification, Sector, Source,
    State, Title,
};
use super::evidence;
use super::fault::{FaultList, Faults};
use super::files::{DataFile, DataFiles};
use super::raw::{self, Placed};
use super::role::{Basis, Codes, Entry, Gate, GateNeed, Market, Role, RoleSkill};
use super::skill::Skill;
use super::table::{Key, RoleId, SkillId, Table};
use super::texts::{Texts, TextsFile};
use super::track::{TrackInfo, TrackLevel};
use super::vocabulary::{Experience, Negation, Vocabulary, Wishes};

/// A raw entry with the file it stands in.
type InFile<'a, T> = Vec<(&'a DataFile, T)>;

/// The ids of one table while the catalogue is being read.
struct Names<K> {
    kind: &'static str,
    keys: HashMap<String, K>,
}

impl<K: Key> Names<K> {
    /// Every id once, in lower-case words joined with hyphens.
    fn collect<'a>(
        kind: &'static str,
        ids: impl Iterator<Item = (&'a DataFile, &'a Placed)>,
        faults: &mut FaultList,
    ) -> Self {
        let mut list = Vec::new();
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for (file, id) in ids {
            let text = id.get_ref();
            if !is_id(text) {
                faults.at(file, &id.span(), format!("`{text}` is no id: use lower-case words joined with hyphens"));
            }
            if let Some(first) = seen.insert(text, &file.path) {
                faults.at(file, &id.span(), format!("the {kind} `{text}` is already in {first}"));
            }
            list.push(text.clone());
        }
        if list.len() > usize::from(u16::MAX) {
            faults.in_file(kind, "more than 65,535 entries");
        }
        Self { kind, keys: Table::<K, ()>::keys_of(&list) }
    }

    fn find(&self, file: &DataFile, id: &Placed, faults: &mut FaultList) -> Option<K> {
        faults.known(file, self.kind, id, self.keys.get(id.get_ref()).copied())
    }

    fn find_all(&self, file: &DataFile, ids: &[Placed], faults: &mut FaultList) -> Vec<K> {
        ids.iter().filter_map(|id| self.find(file, id, faults)).collect()
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

pub fn read(files: &DataFiles) -> Result<Catalogue, Faults> {
    let mut reader = Reader { files, faults: FaultList::default() };
    let catalogue = reader.catalogue();
    match catalogue {
        Some(catalogue) if reader.faults.is_empty() => {
            check::whole(&catalogue, &mut reader.faults);
            if reader.faults.is_empty() { Ok(catalogue) } else { Err(reader.faults.into_faults()) }
        }
        _ => Err(reader.faults.into_faults()),
    }
}

struct Reader<'a> {
    files: &'a DataFiles,
    faults: FaultList,
}

impl<'a> Reader<'a> {
    fn file<T: DeserializeOwned>(&mut self, path: &str) -> Option<(&'a DataFile, T)> {
        let file = self.faults.needed(self.files, path)?;
        self.faults.parsed(file).map(|parsed| (file, parsed))
    }

    /// All entries of the files below a folder.
    fn folder<F: DeserializeOwned, T>(&mut self, folder: &'a str, entries: impl Fn(F) -> Vec<T>) -> InFile<'a, T> {
        let files: Vec<_> = self.files.under(folder, "toml").collect();
        if files.is_empty() {
            self.faults.in_file(folder, "there is no file in this folder");
        }
        let mut all = Vec::new();
        for file in files {
            if let Some(parsed) = self.faults.parsed(file) {
                all.extend(entries(parsed).into_iter().map(|entry| (file, entry)));
            }
        }
        all
    }

    fn catalogue(&mut self) -> Option<Catalogue> {
        // Every file is read before any is judged, so that one broken file does not hide the faults of another.
        let tracks = self.file::<raw::TracksFile>("tracks.toml");
        let sectors = self.file::<raw::SectorsFile>("sectors.toml");
        let families = self.file::<raw::FamiliesFile>("families.toml");
        let places = self.file::<raw::PlacesFile>("places.toml");
        let qualifications = self.file::<raw::QualificationsFile>("qualifications.toml");
        let employers = self.file::<raw::EmployersFile>("employers.toml");
        let titles = self.file::<raw::TitlesFile>("reading/titles.toml");
        let noise = self.file::<raw::NoiseFile>("reading/noise.toml");
        let negation = self.file::<raw::NegationFile>("reading/negation.toml");
        let wishes = self.file::<raw::WishesFile>("reading/wishes.toml");
        let experience = self.file::<raw::ExperienceFile>("reading/experience.toml");
        let translations = self.file::<raw::PhrasesFile>("reading/phrases.toml");
        let other_fields = self.file::<raw::OtherFieldsFile>("reading/other-fields.toml");
        let first_steps = self.file::<raw::FirstStepsFile>("reading/first-steps.toml");
        let page_texts = self.file::<TextsFile>("texts.toml");
        let certificates = self.folder("certificates", |file: raw::CertificatesFile| file.certificate);
        let sources = self.folder("sources", |file: raw::SourcesFile| file.source);
        let skills = self.folder("skills", |file: raw::SkillsFile| file.skill);
        let roles = self.folder("roles", |role: raw::RawRole| vec![role]);

        let (sectors, families, places) = (sectors?, families?, places?);
        let (qualifications, employers, other_fields) = (qualifications?, employers?, other_fields?);
        let (tracks, titles, noise, negation, wishes) = (tracks?, titles?, noise?, negation?, wishes?);
        let (experience, translations, first_steps) = (experience?, translations?, first_steps?);
        let page_texts = page_texts?;

        let faults = &mut self.faults;
        let sector_names = Names::collect("sector", sectors.1.sector.iter().map(|s| (sectors.0, &s.id)), faults);
        let family_names = Names::collect("family", families.1.family.iter().map(|f| (families.0, &f.id)), faults);
        let state_names = Names::collect("state", places.1.state.iter().map(|s| (places.0, &s.id)), faults);
        let city_names = Names::collect("city", places.1.city.iter().map(|c| (places.0, &c.id)), faults);
        let qualification_names = Names::collect(
            "qualification",
            qualifications.1.qualification.iter().map(|q| (qualifications.0, &q.id)),
            faults,
        );
        let employer_names =
            Names::collect("employer", employers.1.employer.iter().map(|e| (employers.0, &e.id)), faults);
        let certificate_names = Names::collect("certificate", certificates.iter().map(|(f, c)| (*f, &c.id)), faults);
        let source_names = Names::collect("source", sources.iter().map(|(f, s)| (*f, &s.id)), faults);
        let skill_names = Names::collect("skill", skills.iter().map(|(f, s)| (*f, &s.id)), faults);
        let role_names: Names<RoleId> = Names::collect("role", roles.iter().map(|(f, r)| (*f, &r.id)), faults);
        Names::<super::OtherFieldId>::collect(
            "field",
            other_fields.1.field.iter().map(|f| (other_fields.0, &f.id)),
            faults,
        );

        let basis = |file: &DataFile, placed: &Placed, faults: &mut FaultList| match placed.get_ref().as_str() {
            "judged" => Basis::Judged,
            _ => source_names.find(file, placed, faults).map_or(Basis::Judged, Basis::Source),
        };

        let written = check::Written {
            skills: &skills,
            roles: &roles,
            certificates: &certificates,
            employers: (employers.0, &employers.1),
            titles: (titles.0, &titles.1),
            noise: (noise.0, &noise.1),
        };
        check::written(&written, faults);

        let mut tracks_read = Vec::new();
        for track in tracks.1.track {
            basis(tracks.0, &track.source, faults);
            tracks_read.push(TrackInfo {
                track: track.id,
                name: track.name,
                full_form: track.full_form,
                within: track.within,
                nature: track.nature,
                expertise: track.expertise,
                industries: track.industries,
                examples: track.examples,
                entry_gate: track.entry_gate,
                who_thrives: track.who_thrives,
                levels: track
                    .level
                    .into_iter()
                    .map(|level| TrackLevel {
                        level: level.level,
                        low: level.low,
                        high: level.high,
                        years_from: f64::from(level.years_from),
                        years_to: level.years_to.map(f64::from),
                    })
                    .collect(),
            });
        }

        let mut sector_table = Table::default();
        for sector in sectors.1.sector {
            basis(sectors.0, &sector.source, faults);
            sector_table.push(sector.id.into_inner(), Sector { name: sector.name, what: sector.what });
        }

        let mut family_table = Table::default();
        for family in families.1.family {
            let neighbours = family_names.find_all(families.0, &family.neighbours, faults);
            let entry = Family { name: family.name, track: family.track, what: family.what, neighbours };
            family_table.push(family.id.into_inner(), entry);
        }

        basis(places.0, &places.1.pay_ratio_basis, faults);
        let smaller = places.1.smaller_city_pay_ratio;
        let mut state_table = Table::default();
        for state in places.1.state {
            state_table.push(state.id.into_inner(), State { name: state.name });
        }
        let mut city_table = Table::default();
        for city in places.1.city {
            let Some(state) = state_names.find(places.0, &city.state, faults) else { continue };
            let reaches_into = state_names.find_all(places.0, &city.reaches_into, faults);
            let ratio = city.pay_ratio.unwrap_or(smaller);
            if !(0.4..=2.0).contains(&ratio) {
                faults.at(places.0, &city.id.span(), "a city's pay ratio lies between 0.4 and 2");
            }
            let pay_percent = (ratio * 100.0).round() as u16;
            let entry = City { name: city.name, state, reaches_into, aliases: city.aliases, pay_percent };
            city_table.push(city.id.into_inner(), entry);
        }

        let mut qualification_table = Table::default();
        for qualification in qualifications.1.qualification {
            let entry = Qualification {
                name: qualification.name,
                kind: qualification.kind,
                aliases: qualification.aliases,
                implies: qualification_names.find_all(qualifications.0, &qualification.implies, faults),
                brings: skill_names.find_all(qualifications.0, &qualification.brings, faults),
                certificates: certificate_names.find_all(qualifications.0, &qualification.certificates, faults),
            };
            qualification_table.push(qualification.id.into_inner(), entry);
        }

        let mut employer_table = Table::default();
        for employer in employers.1.employer {
            let entry = Employer { name: employer.name, track: employer.track, kind: employer.kind };
            employer_table.push(employer.id.into_inner(), entry);
        }

        let mut certificate_table = Table::default();
        for (file, certificate) in certificates {
            let entry = Certificate {
                name: certificate.name,
                body: certificate.body,
                rupees: certificate.rupees,
                weeks: certificate.weeks,
                eligibility: certificate.eligibility,
                basis: basis(file, &certificate.basis, faults),
            };
            certificate_table.push(certificate.id.into_inner(), entry);
        }

        let mut skill_table = Table::default();
        for (file, skill) in skills {
            if let Some(learn) = &skill.learn {
                let span = learn.span();
                let learn = learn.get_ref();
                if learn.rupees[0] > learn.rupees[1] || learn.weeks == 0 || learn.weeks > 156 {
                    faults.at(
                        file,
                        &span,
                        "learning takes 1 to 156 weeks, and its lowest cost is not above its highest",
                    );
                }
                if learn.basis != "judged" && !source_names.keys.contains_key(&learn.basis) {
                    faults.at(file, &span, format!("there is no source `{}`", learn.basis));
                }
            }
            let entry = Skill {
                name: skill.name.into_inner(),
                kind: skill.kind,
                aliases: texts(skill.aliases),
                alone: texts(skill.alone),
                broader: skill_names.find_all(file, &skill.broader, faults),
                implies: skill_names.find_all(file, &skill.implies, faults),
                related: skill_names.find_all(file, &skill.related, faults),
                nights: skill.nights,
                learn: skill.learn.map(Spanned::into_inner),
            };
            skill_table.push(skill.id.into_inner(), entry);
        }

        let mut role_table = Table::default();
        for (file, role) in roles {
            let stem = file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml"));
            if stem != Some(role.id.get_ref()) {
                faults.at(file, &role.id.span(), "a role's file bears its id");
            }
            if file.path.split('/').nth(1) != Some(role.track.id()) {
                faults.at(
                    file,
                    &role.id.span(),
                    format!("a role of track `{}` stands in another folder", role.track.id()),
                );
            }
            let Some(family) = family_names.find(file, &role.family, faults) else { continue };
            let sectors_span = role.sectors.span();
            let sectors = sector_names.find_all(file, role.sectors.get_ref(), faults);
            if sectors.is_empty() {
                faults.at(file, &sectors_span, "a role has at least one sector");
            }
            let role_skills = role_skills(file, role.skills, &skill_names, faults);
            if role.tasks.len() != 3 {
                faults.at(file, &role.purpose.span(), "a role has three tasks");
            }
            let mut gates = Vec::new();
            for gate in role.gates {
                let span = gate.span();
                let gate = gate.into_inner();
                let needs = match (&gate.language, gate.level) {
                    (Some(language), Some(level)) if gate.any_of.is_empty() => {
                        skill_names.find(file, language, faults).map(|skill| GateNeed::Language(skill, level))
                    }
                    (None, None) if !gate.any_of.is_empty() => {
                        Some(GateNeed::AnyOf(qualification_names.find_all(file, &gate.any_of, faults)))
                    }
                    _ => {
                        faults.at(
                            file,
                            &span,
                            "a gate is either `any_of` qualifications or a `language` with a `level`",
                        );
                        None
                    }
                };
                gates.extend(needs.map(|needs| Gate { needs, why: gate.why.into_inner() }));
            }
            let years_span = role.years.span();
            let years = role.years.into_inner();
            if !(years.entry < years.mid && years.mid < years.senior && years.senior <= 40) {
                faults.at(file, &years_span, "entry, mid and senior begin one after the other, within 40 years");
            }
            let codes = role.codes.map(|codes| {
                let span = codes.span();
                let codes = codes.into_inner();
                if codes.nco_2015.get(..4) != Some(codes.isco_08.as_str()) {
                    faults.at(file, &span, "the first four digits of NCO-2015 and ISCO-08 differ: show neither");
                }
                Codes { nco_2015: codes.nco_2015, isco_08: codes.isco_08 }
            });
            let entry = Role {
                title: role.title.into_inner(),
                also_called: texts(role.also_called.into_inner()),
                track: role.track,
                family,
                sectors,
                purpose: role.purpose.into_inner(),
                tasks: role.tasks.into_iter().map(Spanned::into_inner).collect(),
                skills: role_skills,
                entry: Entry {
                    qualifications: qualification_names.find_all(file, role.entry.qualifications.get_ref(), faults),
                    certificates: certificate_names.find_all(file, &role.entry.certificates, faults),
                    english: role.entry.english,
                    languages: skill_names.find_all(file, &role.entry.languages, faults),
                    shift: role.entry.shift,
                    shift_note: role.entry.shift_note.into_inner(),
                    tests: texts(role.entry.tests.into_inner()),
                    head: role.entry.head,
                },
                gates,
                years,
                pay: role.pay.into_inner(),
                up: role_names.find_all(file, role.ladder.up.get_ref(), faults),
                sideways: role_names.find_all(file, role.ladder.sideways.get_ref(), faults),
                market: Market {
                    cities: city_names.find_all(file, role.market.cities.get_ref(), faults),
                    employers: employer_names.find_all(file, role.market.employers.get_ref(), faults),
                    search_for: texts(role.market.search_for.into_inner()),
                    outlook: role.market.outlook,
                    outlook_reason: role.market.outlook_reason.into_inner(),
                    basis: basis(file, &role.market.basis, faults),
                },
                codes,
            };
            role_table.push(role.id.into_inner(), entry);
        }

        let mut title_table = Table::default();
        for title in titles.1.title {
            let span = title.roles.span();
            let roles = role_names.find_all(titles.0, title.roles.get_ref(), faults);
            if !(1..=5).contains(&roles.len()) {
                faults.at(titles.0, &span, "a title stands for one to five roles");
                continue;
            }
            let words = texts(title.words);
            let id = super::words::key(words.first().map_or("", String::as_str)).replace(' ', "-");
            title_table.push(id, Title { words, roles, level: title.level, general: title.general });
        }

        let ranks = role_names.find_all(titles.0, &titles.1.ranks, faults);
        let lines_of_work = titles
            .1
            .line_of_work
            .into_iter()
            .map(|line| LineOfWork {
                skills: skill_names.find_all(titles.0, &line.skills, faults),
                roles: role_names.find_all(titles.0, &line.roles, faults),
                industry: line.industry,
            })
            .collect();

        let mut other_field_table = Table::default();
        for field in other_fields.1.field {
            let bridges = bridges(other_fields.0, field.bridges, &role_names, faults);
            let entry = OtherField {
                name: field.name,
                titles: texts(field.titles),
                words: texts(field.words),
                alone: texts(field.alone),
                shared: skill_names.find_all(other_fields.0, &field.shared, faults),
                bridges,
            };
            other_field_table.push(field.id.into_inner(), entry);
        }

        let (file, steps) = first_steps;
        let first_steps = steps
            .first_step
            .into_iter()
            .filter_map(|step| {
                let qualifications = qualification_names.find_all(file, &step.qualifications, faults);
                let role = role_names.find(file, &step.role, faults)?;
                let schooling = step.schooling.and_then(|least| qualification_names.find(file, &least, faults));
                Some(FirstStep { role, qualifications, schooling, why: step.why })
            })
            .collect();

        let mut source_table = Table::default();
        for (_, source) in sources {
            let entry = Source {
                title: source.title,
                publisher: source.publisher,
                year: source.year,
                url: source.url,
                grade: source.grade,
                note: source.note,
            };
            source_table.push(source.id.into_inner(), entry);
        }

        let vocabulary = Vocabulary {
            level_words: titles.1.level_word.into_iter().map(|word| (word.word, word.level)).collect(),
            job_words: titles.1.job_words,
            noise_phrases: texts(noise.1.phrases),
            noise_words: texts(noise.1.words),
            noise_names: texts(noise.1.names),
            negation: Negation {
                before: negation.1.before,
                after: negation.1.after,
                until: negation.1.until,
                harmless: negation.1.harmless,
            },
            wishes: Wishes { before: wishes.1.before, after: wishes.1.after },
            experience: Experience {
                year_words: experience.1.year_words,
                month_words: experience.1.month_words,
                around_words: experience.1.around_words,
                range_words: experience.1.range_words,
                and_words: experience.1.and_words,
                not_work_words: experience.1.not_work_words,
                number_words: experience.1.number_words,
                number_prefixes: experience.1.number_prefixes,
                fresher_words: experience.1.fresher_words,
                language_levels: experience.1.language_levels,
            },
            translations: translations
                .1
                .phrase
                .into_iter()
                .flat_map(|phrase| {
                    let means = phrase.means.into_inner();
                    phrase.words.into_iter().map(move |words| (words.into_inner(), means.clone()))
                })
                .collect(),
        };

        let pay = evidence::read(
            self.files,
            &evidence::Tables {
                roles: &role_names.keys,
                families: &family_names.keys,
                states: &state_names.keys,
                cities: &city_names.keys,
                skills: &skill_names.keys,
                qualifications: &qualification_names.keys,
                sources: &source_table,
            },
            faults,
        );
        let tax = super::tax::read(self.files, &state_names.keys, &source_table, faults);
        let guide = super::guide::read(
            self.files,
            &super::guide::Tables {
                roles: &role_names.keys,
                families: &family_names.keys,
                sectors: &sector_names.keys,
                employers: &employer_names.keys,
                sources: &source_names.keys,
            },
            faults,
        );
        let (pay, tax, guide) = (pay?, tax?, guide?);
        let page_texts = Texts::read(page_texts.0, &page_texts.1, faults);

        Some(Catalogue {
            version: version(self.files),
            tracks: tracks_read,
            sectors: sector_table,
            families: family_table,
            roles: role_table,
            skills: skill_table,
            states: state_table,
            cities: city_table,
            qualifications: qualification_table,
            employers: employer_table,
            certificates: certificate_table,
            sources: source_table,
            titles: title_table,
            ranks,
            lines_of_work,
            other_fields: other_field_table,
            first_steps,
            vocabulary,
            pay,
            tax,
            guide,
            texts: page_texts,
        })
    }
}

/// Texts without their places.
fn texts(placed: Vec<Placed>) -> Vec<String> {
    placed.into_iter().map(Spanned::into_inner).collect()
}

fn bridges(
    file: &DataFile,
    bridges: Vec<raw::RawBridge>,
    roles: &Names<RoleId>,
    faults: &mut FaultList,
) -> Vec<Bridge> {
    bridges
        .into_iter()
        .filter_map(|bridge| roles.find(file, &bridge.role, faults).map(|role| Bridge { role, why: bridge.why }))
        .collect()
}

fn role_skills(
    file: &DataFile,
    skills: Spanned<raw::RawRoleSkills>,
    names: &Names<SkillId>,
    faults: &mut FaultList,
) -> Vec<RoleSkill> {
    let span = skills.span();
    let skills = skills.into_inner();
    if skills.essential.len() < 4 || !(8..=20).contains(&(skills.essential.len() + skills.optional.len())) {
        faults.at(file, &span, "a role has 8 to 20 skills, at least 4 of them essential");
    }
    let mut all = Vec::new();
    let mut take = |map: BTreeMap<Placed, Spanned<u8>>, essential: bool| {
        for (id, importance) in map {
            let span = importance.span();
            let importance = importance.into_inner();
            if !(1..=5).contains(&importance) {
                faults.at(file, &span, "importance lies between 1 and 5");
            }
            if let Some(skill) = names.find(file, &id, faults) {
                if all.iter().any(|other: &RoleSkill| other.skill == skill) {
                    faults.at(file, &id.span(), format!("the skill `{}` is both essential and optional", id.get_ref()));
                }
                all.push(RoleSkill { skill, essential, importance });
            }
        }
    };
    take(skills.essential, true);
    take(skills.optional, false);
    all.sort_by_key(|skill| (!skill.essential, std::cmp::Reverse(skill.importance), skill.skill));
    all
}

/// Eight hexadecimal digits over all files: another catalogue has another version.
fn version(files: &DataFiles) -> String {
    // A fixed-key SipHash: the same files give the same version on every machine.
    let mut hasher = DefaultHasher::new();
    for file in files.iter() {
        file.path.hash(&mut hasher);
        file.text.hash(&mut hasher);
    }
    format!("{:08x}", hasher.finish() as u32)
}
