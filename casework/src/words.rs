//! The closed word lists of case work: languages, roles, states and reasons. They are what the
//! database stores and what programs read; an unknown word is an error, never a default.
//! Not here: the words of the law ([`law::words`]).

use law::words::Exempt;
pub use law::words::UnknownWord;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident = $list:literal {
        $($(#[$about:meta])* $variant:ident = $text:literal,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$about])* #[doc = concat!("`", $text, "`")] #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// Every word of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word as it stands in the database and in JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::words::UnknownWord;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)*
                    _ => Err($crate::words::UnknownWord {
                        list: $list,
                        text: text.to_owned(),
                        expected: vec![$($text,)*],
                    }),
                }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// A language that letters and pages are written in.
    Language = "language" { Nl = "nl", Fr = "fr", De = "de", En = "en", }
}

words! {
    /// Whether a case is still worked on.
    CaseStatus = "case status" { Open = "open", Closed = "closed", }
}

words! {
    /// What is stored of a deadline. `missed` and `met_late` are computed from dates.
    DeadlineState = "deadline state" {
        Open = "open", Met = "met", Superseded = "superseded", Void = "void",
    }
}

words! {
    /// Why a deadline is no longer live.
    EndReason = "end reason" {
        /// Another deadline of the same rule took its place.
        Replaced = "replaced",
        /// The fact it started from was corrected or withdrawn.
        FactChanged = "fact_changed",
        /// The law no longer speaks to this person.
        NoLongerApplies = "no_longer_applies",
        /// The person left the track.
        TrackLeft = "track_left",
        /// The place where the person sleeps reports its guests itself.
        ExemptLodging = "exempt_lodging",
        /// The person is too young: a parent reports.
        ExemptAge = "exempt_age",
        /// The person holds a card to which another limit belongs.
        ExemptCard = "exempt_card",
        /// A caseworker recorded an exemption.
        ExemptionGranted = "exemption_granted",
        /// The organisation holds that the short-stay report is no longer asked.
        ReportEnded = "report_ended",
    }
}

impl EndReason {
    /// Whether the law, or a caseworker, asks nothing of this person.
    pub const fn is_exemption(self) -> bool {
        matches!(
            self,
            Self::ExemptLodging
                | Self::ExemptAge
                | Self::ExemptCard
                | Self::ExemptionGranted
                | Self::ReportEnded
        )
    }
}

impl From<Exempt> for EndReason {
    fn from(exempt: Exempt) -> Self {
        match exempt {
            Exempt::Hotel | Exempt::Hospital | Exempt::Prison | Exempt::Licensed => {
                Self::ExemptLodging
            }
            Exempt::Age => Self::ExemptAge,
            Exempt::Card => Self::ExemptCard,
        }
    }
}

words! {
    /// Where a deadline stands on a day; computed.
    Standing = "standing" {
        Open = "open", NotYet = "not_yet", Met = "met", MetLate = "met_late", Missed = "missed",
        /// The legal date lies before the case was recorded: a question, not a verdict.
        Unknown = "unknown",
        Ended = "ended", Exempt = "exempt", Superseded = "superseded", Void = "void",
    }
}

words! {
    /// What became of a planned warning.
    ReminderState = "reminder state" {
        Planned = "planned", Bundled = "bundled", Done = "done", Covered = "covered",
        Cancelled = "cancelled", Expired = "expired",
    }
}

words! {
    /// Why a reminder ended as it did.
    ReminderReason = "reminder reason" {
        Sent = "sent",
        MoreUrgentLetter = "more_urgent_letter",
        DeadlineMet = "deadline_met",
        DeadlineReplaced = "deadline_replaced",
        DeadlineVoid = "deadline_void",
        ClaimedDone = "claimed_done",
        ContactStopped = "contact_stopped",
        ContactSuspended = "contact_suspended",
        CaseClosed = "case_closed",
        WindowPassed = "window_passed",
        DeliveryFailed = "delivery_failed",
        /// A receipt says that it was sent, and the database had forgotten.
        ReceiptFound = "receipt_found",
        /// The ladder or the hours are others now.
        PlanChanged = "plan_changed",
        /// Nothing could be sent while its window was open.
        Outage = "outage",
        /// The same date was told in the last 24 hours.
        ToldLately = "told_lately",
    }
}

words! {
    /// How far catching up is, after a time in which nothing could leave.
    CatchUpState = "catch-up state" {
        /// What became untrue is being put aside.
        Preparing = "preparing",
        /// Letters wait for somebody, or for the end of the wait.
        Waiting = "waiting",
        Going = "going", Done = "done",
    }
}

words! {
    /// Why somebody has to be reached otherwise after a time in which nothing could leave.
    Incident = "incident" {
        /// The last day is too close for a letter alone.
        Call = "call",
        /// The legal date passed meanwhile.
        Passed = "passed",
    }
}

words! {
    /// What an e-mail is for.
    DeliveryKind = "delivery kind" {
        Reminder = "reminder", Correction = "correction", Digest = "digest", Account = "account",
    }
}

words! {
    /// What work a human has to do.
    TaskKind = "task kind" {
        /// Nobody can be written to: reach the person otherwise.
        NoAddress = "no_address",
        /// The last day is too close for a letter.
        CallNow = "call_now",
        /// A date that had been written to the person has changed.
        ToldDateChanged = "told_date_changed",
        /// A legal date passed and nothing says that the duty was done.
        DeadlinePassed = "deadline_passed",
        /// The person says that it is done.
        ConfirmClaim = "confirm_claim",
        /// The person says that the date is wrong.
        CheckDate = "check_date",
        /// The person wants no more e-mail.
        Stopped = "stopped",
        /// The address does not work.
        AddressFailed = "address_failed",
        /// A letter could not be delivered.
        LetterFailed = "letter_failed",
        /// The legal date is near and nobody was reached: for whoever divides the work.
        Escalated = "escalated",
        /// A letter that was to put a date right did not leave in time.
        CorrectionExpired = "correction_expired",
    }
}

words! {
    /// Whether a piece of human work is done.
    TaskState = "task state" { Open = "open", Done = "done", }
}

words! {
    /// What somebody did, for the history.
    AuditAction = "audit action" {
        CaseOpened = "case_opened", EventRecorded = "event_recorded",
        EventCorrected = "event_corrected", EventWithdrawn = "event_withdrawn",
        CaseAssigned = "case_assigned", CaseReplanned = "case_replanned",
        DeadlineAdded = "deadline_added", DeadlineMet = "deadline_met",
        DeadlineEnded = "deadline_ended", BookApplied = "book_applied",
        /// The person says that a duty is done.
        ClaimedDone = "claimed_done",
        /// The person says that a date is wrong.
        DateDoubted = "date_doubted",
        MailStopped = "mail_stopped", MailResumed = "mail_resumed",
        ReceiptReplayed = "receipt_replayed",
        /// A person decided about a letter.
        LetterDecided = "letter_decided",
        SendingHeld = "sending_held", SendingReleased = "sending_released",
        /// What was planned differed from what should be.
        PlanDiffered = "plan_differed",
        /// Somebody let letters go after a time in which none could leave.
        CatchUpReleased = "catch_up_released",
        /// Somebody said that the clock is right.
        ClockConfirmed = "clock_confirmed",
    }
}
