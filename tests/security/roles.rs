//! Every role tries every command and every button of the table in `matrix`.

use loa::domain::action::Action;
use serde_json::{Value, json};

use super::matrix::{Role, actions, commands};
use super::scene::{Presser, Scene};
use crate::private::Writer;

/// Somebody who tries, and where the table is not kept.
struct Trial<'a> {
    role: Role,
    scene: &'a Scene,
    writer: Writer<'a>,
    presser: Presser<'a>,
    faults: Vec<String>,
}

/// What is not this role's answers exactly as what does not exist, and leaves no trace; then everything that is.
async fn tries_everything(role: Role) {
    let scene = Scene::new().await;
    let mut trial = Trial {
        role,
        scene: &scene,
        writer: Writer::new(&scene.commune, role.chat()),
        presser: Presser::new(&scene.commune, role.chat()),
        faults: vec![],
    };
    // First what must change nothing, so that everything is still there to be changed.
    trial.what_is_not_theirs().await;
    trial.what_is_theirs().await;
    assert!(trial.faults.is_empty(), "{role:?}:\n{}", trial.faults.join("\n"));
    scene.end().await;
}

impl Trial<'_> {
    async fn what_is_not_theirs(&mut self) {
        let unknown = self.answer("khongco").await;
        // No question is open: any button of ours that is pressed drops it, for whomever it is.
        self.presser.press(&Action::Home).await;
        let before = self.scene.database().await;
        for (command, roles) in commands(self.scene) {
            if !roles.contains(&self.role) {
                let answer = self.answer(command.name()).await;
                self.check(answer == unknown, &format!("{command:?} answers {answer}"));
                self.same(&before, &format!("{command:?}")).await;
            }
        }
        let stale = self.presser.stale().await;
        let chat = self.presser.chat().await;
        for (action, roles) in actions(self.scene) {
            if !roles.contains(&self.role) {
                let calls = self.calls().await;
                let flashed = self.presser.press(&action).await;
                self.check(flashed == stale, &format!("{action:?} answers {flashed}"));
                let shown = self.presser.chat().await;
                self.check(shown == chat, &format!("{action:?} shows {:?}", shown.last()));
                self.same(&before, &format!("{action:?}")).await;
                // Nobody else was told anything either.
                let methods = self.calls_since(calls).await;
                let harmless = json!(["editmessagereplymarkup", "answercallbackquery"]);
                self.check(methods == harmless, &format!("{action:?} calls {methods}"));
            }
        }
    }

    async fn what_is_theirs(&mut self) {
        let unknown = self.answer("khongco").await;
        for (command, roles) in commands(self.scene) {
            if roles.contains(&self.role) {
                let answer = self.answer(command.name()).await;
                self.check(answer != unknown, &format!("{command:?} is refused"));
            }
        }
        let stale = self.presser.stale().await;
        for (action, roles) in actions(self.scene) {
            if roles.contains(&self.role) {
                let flashed = self.presser.press(&action).await;
                self.check(flashed != stale, &format!("{action:?} is refused"));
            }
        }
    }

    /// What the bot says to a command, without what differs from one message to the next.
    async fn answer(&self, name: &str) -> Value {
        self.writer.write(&format!("/{name}")).await;
        self.writer.person.newest_as_it_is().await
    }

    fn check(&mut self, is_kept: bool, fault: &str) {
        if !is_kept {
            self.faults.push(fault.to_owned());
        }
    }

    async fn same(&mut self, before: &[String], what: &str) {
        let after = self.scene.database().await;
        if after != before {
            let new: Vec<_> = after.iter().filter(|row| !before.contains(row)).collect();
            let gone: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
            self.faults.push(format!("{what} changed the database: {new:#?} instead of {gone:#?}"));
        }
    }

    async fn calls(&self) -> u64 {
        self.scene.commune.ask("sandbox/requests").await["n"].as_u64().unwrap()
    }

    /// The methods called since there were so many calls, but for asking for updates.
    async fn calls_since(&self, calls: u64) -> Value {
        let log = self.scene.commune.ask(&format!("sandbox/requests?after={calls}")).await;
        let methods = log["requests"].as_array().unwrap().iter().map(|call| call["method"].clone());
        methods.filter(|method| method != "getupdates" && method != "getwebhookinfo").collect()
    }
}

macro_rules! stories {
    ($($name:ident: $role:ident;)+) => {$(
        #[tokio::test]
        async fn $name() {
            tries_everything(Role::$role).await;
        }
    )+};
}

stories! {
    a_stranger_tries_everything: Stranger;
    a_resident_tries_everything: Resident;
    a_units_head_tries_everything: Head;
    a_units_deputy_tries_everything: Deputy;
    the_head_of_another_unit_tries_everything: OtherHead;
    an_announcer_tries_everything: Announcer;
    a_coordinator_tries_everything: Coordinator;
    a_leader_tries_everything: PlanLeader;
    a_contact_tries_everything: ActiveContact;
    a_new_contact_tries_everything: NewContact;
}
