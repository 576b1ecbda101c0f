// What goes over the wire. Made from the Python types by `python -m facilitator.live.typescript`; not edited here.

export const PROTOCOL = 1;

/** The sheet that drawings are on; a line that turns more than to this cosine has a corner there. */
export const SHEET = { WIDTH: 1600, HEIGHT: 1200, CORNER: 0.5 } as const;

/** The colours of inks. */
export const INKS = { dark: "#1b2430", red: "#c2263a", blue: "#1f56c4", green: "#1c7a3d" } as const;

/** What becomes of a stroke's width without pressure, and with all of it. */
export const PRESSED = { LIGHTEST: 0.45, HEAVIEST: 1.45 } as const;

/** Lengths of texts are in characters (code points), MESSAGE_LIMIT is in bytes. */
export const LIMITS = {
  TEXT: 4000,
  GROUP_TEXT: 8000,
  VISIT_TEXT: 200000,
  DRAWING: 65536,
  DRAWN_WEIGHS: 8,
  PICTURES: 4,
  PHOTOS_EACH: 60,
  LABEL: 200,
  NAME: 40,
  COMPARED: 4,
  PROPOSED: 36,
  QUESTIONS: 30,
  LESSON_NOTE: 8000,
  LESSON_NOTES: 200,
  MATERIALS: 20,
  MATERIAL_TEXT: 20000,
  MATERIAL_PAGES: 80,
  PAGE_TEXT: 4000,
  PARTICIPANTS: 2000,
  PLACES_ACROSS: 20,
  UNFINISHED_AFTER_END_MS: 60000,
  PEN_FREE_AFTER_MS: 20000,
  MESSAGE_LIMIT: 131072,
} as const;

export type Code =
  | "malformed"
  | "too-large"
  | "not-now"
  | "not-yours"
  | "not-found"
  | "locked"
  | "ended"
  | "full"
  | "removed"
  | "too-fast"
  | "not-saved";

export type Collection =
  | "room"
  | "topics"
  | "materials"
  | "phases"
  | "guides"
  | "visits"
  | "people"
  | "participants"
  | "me"
  | "contributions"
  | "tags"
  | "marks"
  | "answers"
  | "clear"
  | "groups"
  | "group"
  | "reasons"
  | "group_answers"
  | "cards"
  | "board"
  | "connections"
  | "points"
  | "proposals"
  | "conclusions"
  | "positions"
  | "positions_taken"
  | "polls"
  | "votes"
  | "stances"
  | "keeps"
  | "counts"
  | "of_class"
  | "returning"
  | "lines"
  | "places"
  | "proposed"
  | "sides"
  | "brought"
  | "questions"
  | "questions_shown";

export type StreamKind = "class" | "group" | "own" | "instructor" | "screen";

export type RoomState = "lobby" | "running" | "ended";

export type ParticipantState = "here" | "left" | "removed" | "erased";

export type ContributionKind =
  | "note"
  | "answer"
  | "group-answer"
  | "reason"
  | "point"
  | "proposal"
  | "reflection"
  | "question";

export type PointKind = "build" | "challenge" | "ask";

export type Family = "problem-solving" | "seminar";

export type PhaseKind = "pose" | "think" | "groups" | "discuss" | "poll" | "sum-up" | "reflect";

export type AnswerForm = "text" | "drawing" | "photo" | "maths";

export type GroupingForm = "mixed" | "alike" | "random" | "jigsaw" | "by-hand" | "keep";

export type Paper = "plain" | "grid" | "number-line" | "fraction-bars";

export type Ink = "dark" | "red" | "blue" | "green";

/** Streams of a group or of one student are named after them: `group:g7-1`, `own:p3`. */
export type StreamName<Kind extends StreamKind = StreamKind> =
  Kind extends "group" | "own" ? `${Kind}:${string}` : Kind;

/** The one entity `room` of collection `room`. */
export interface RoomInfo {
  readonly code: string;
  readonly title: string;
  readonly plan: string;
  readonly family: Family;
  readonly language: string;
  readonly state: RoomState;
  readonly locked: boolean;
  readonly paused_since: number | null;
  readonly columns: readonly string[];
  readonly visit: string | null;
  readonly asking: number;
  readonly speaker: string | null;
  readonly nudge: string | null;
  readonly nudge_seq: number | null;
  readonly led_by: string;
  readonly pointed_at: string | null;
  readonly compared: readonly string[];
  readonly material: string | null;
  readonly material_page: number;
}

export interface TopicInfo {
  readonly label: string;
  readonly value: string;
}

/** One page. Its words are at the picture's address, with `.txt` for `.webp`. */
export interface PageInfo {
  readonly picture: string;
  readonly width: number;
  readonly height: number;
}

/** Something to read: a text or pages. The instructor also has those whose pages are still being made: neither. */
export interface MaterialInfo {
  readonly place: number;
  readonly title: string;
  readonly html: string;
  readonly pages: readonly PageInfo[];
}

/** A phase as everybody knows it: the lesson's course, without what is asked in phases to come. */
export interface PhaseInfo {
  readonly place: number;
  readonly kind: PhaseKind;
  readonly title: string;
  readonly minutes: number;
  readonly skipped: boolean;
}

export interface PromptInfo {
  readonly id: string;
  readonly html: string;
  readonly column: string | null;
}

/** A visit that has begun, with what is asked in it. */
export interface VisitInfo {
  readonly phase: string;
  readonly kind: PhaseKind;
  readonly title: string;
  readonly seq: number;
  readonly started_at: number;
  readonly ends_at: number;
  readonly ended_at: number | null;
  readonly prompts: readonly PromptInfo[];
  readonly one_each: boolean;
  readonly question_html: string;
  readonly answer: readonly AnswerForm[];
  readonly stances: readonly string[];
  readonly connections: readonly string[];
  readonly choices: readonly string[];
  readonly because: boolean;
}

/** The one entity `sides`, of a plan that has some. */
export interface SidesInfo {
  readonly names: readonly string[];
  readonly given: boolean;
  readonly numbers: readonly number[];
  readonly swaps: number;
  readonly swapped_in: string | null;
}

/** A card as the class sees it. */
export interface CardInfo {
  readonly place: number;
  readonly letter: string;
  readonly kind: ContributionKind;
  readonly text: string | null;
  readonly name: string | null;
  readonly group: number | null;
  readonly side: string | null;
  readonly label: string | null;
  readonly column: string | null;
  readonly struck: boolean;
  readonly struck_because: string;
  readonly pictures: readonly string[];
}

export interface ConnectionInfo {
  readonly a: string;
  readonly b: string;
  readonly kind: string;
  readonly words: string;
}

export interface ConclusionInfo {
  readonly seq: number;
  readonly visit: string;
  readonly text: string;
  readonly proposals: readonly string[];
  readonly credits: readonly (string | null)[];
}

/**
 * How many went from one card to another; None is "not sure yet". Not `asked_first`: they said nothing then.
 *
 * Not `answered`: they have said nothing at the latest asking, and `now` is what they said before it.
 */
export interface Flow {
  readonly at_first: string | null;
  readonly asked_first: boolean;
  readonly now: string | null;
  readonly answered: boolean;
  readonly people: number;
}

/** The one entity `positions`: the ribbon picture's figures. `shown`: the class sees them. */
export interface PositionsInfo {
  readonly asking: number;
  readonly shown: boolean;
  readonly flows: readonly Flow[];
}

/**
 * Votes per choice of the visit of the same id; `before`: of the poll that it asks again.
 *
 * `shown`: the class sees them.
 */
export interface PollInfo {
  readonly shown: boolean;
  readonly votes: readonly number[];
  readonly before: readonly number[] | null;
}

/** Somebody in the room, as classmates know them. */
export interface PersonInfo {
  readonly name: string | null;
}

/** A group as the class knows it: who meets where. */
export interface GroupInfo {
  readonly number: number;
  readonly members: readonly (string | null)[];
  readonly question: string | null;
}

/** A point as the class sees it. */
export interface PointInfo {
  readonly seq: number;
  readonly card: string | null;
  readonly point: PointKind | null;
  readonly reply_to: string | null;
  readonly text: string | null;
  readonly author: string | null;
  readonly name: string | null;
  readonly side: string | null;
  readonly late: boolean;
}

export interface ProposalInfo {
  readonly seq: number;
  readonly text: string | null;
  readonly author: string | null;
  readonly name: string | null;
  readonly credits: readonly (string | null)[];
  readonly kept: number;
}

/** A line with which somebody looked back last time. The class has those that are shown. */
export interface LineInfo {
  readonly text: string;
  readonly shown: boolean;
}

/** A question of the shared list, as the class sees it. `brought`: from the class's last room. */
export interface QuestionInfo {
  readonly seq: number;
  readonly text: string;
  readonly author: string | null;
  readonly name: string | null;
  readonly state: "answered" | "open" | "taken-up";
  readonly brought: boolean;
}

/** A group as its members and the instructor know it. */
export interface GroupDetail {
  readonly number: number;
  readonly members: readonly string[];
  readonly pen: string | null;
  readonly begun_by: string | null;
  readonly pen_asked: readonly string[];
  readonly spokesperson: string | null;
  readonly spoke_before: readonly string[];
  readonly explainers: readonly string[];
  readonly sides: Readonly<Record<string, string>>;
  readonly question: string | null;
  readonly current: boolean;
  readonly visited: boolean;
}

/** An answer as the author's group sees it, or the group's own. */
export interface AnswerInfo {
  readonly author: string | null;
  readonly name: string | null;
  readonly visit: string;
  readonly prompt: string;
  readonly text: string | null;
  readonly seq: number;
  readonly late: boolean;
  readonly unfinished: boolean;
  readonly side: string | null;
  readonly pictures: readonly string[];
}

/** What members of a group answered in an earlier one. `members`: those of them who were in it. */
export interface BroughtInfo {
  readonly number: number;
  readonly members: readonly string[];
  readonly visit: string;
  readonly prompt: string;
  readonly text: string | null;
  readonly seq: number;
  readonly pictures: readonly string[];
}

/** The one entity `me` of a student's own stream. */
export interface MeInfo {
  readonly id: string;
  readonly name: string | null;
  readonly state: ParticipantState;
  readonly group: string | null;
  readonly side: string | null;
  readonly hand_up: boolean;
  readonly calling: boolean;
  readonly speaking: boolean;
  readonly cards: readonly string[];
  readonly begun: string | null;
}

/** A contribution as its author and the instructor know it. */
export interface ContributionInfo {
  readonly kind: ContributionKind;
  readonly author: string | null;
  readonly group: string | null;
  readonly visit: string;
  readonly prompt: string;
  readonly text: string | null;
  readonly seq: number;
  readonly at: number;
  readonly revisions: number;
  readonly late: boolean;
  readonly unfinished: boolean;
  readonly withdrawn: boolean;
  readonly hidden: boolean;
  readonly shared: boolean;
  readonly on_board: boolean;
  readonly card: string | null;
  readonly point: PointKind | null;
  readonly reply_to: string | null;
  readonly choice: number | null;
  readonly credits: readonly string[];
  readonly side: string | null;
  readonly pictures: readonly string[];
}

export interface OwnStance {
  readonly stance: string;
}

/** A student's own position at the asking of that number. */
export interface OwnPosition {
  readonly card: string | null;
  readonly because: string;
}

export interface OwnVote {
  readonly choice: number;
}

/** Clear or not; kept or not. */
export interface OwnMark {
  readonly yes: boolean;
}

/** A connection that a student has proposed. */
export interface OwnProposed {
  readonly a: string;
  readonly b: string;
  readonly kind: string;
  readonly words: string;
  readonly seq: number;
  readonly state: "confirmed" | "set-aside" | "waiting";
  readonly connection: string | null;
}

export interface ApproachInfo {
  readonly id: string;
  readonly letter: string;
  readonly label: string;
  readonly example: string;
  readonly ask: string;
  readonly sound: boolean | null;
}

/** What the instructor knows of a phase besides. */
export interface PhaseGuide {
  readonly notes_html: string;
  readonly moves: readonly string[];
  readonly approaches: readonly ApproachInfo[];
  readonly sources: readonly string[];
  readonly form: GroupingForm;
  readonly size: number;
  readonly discuss_between: readonly [number, number] | null;
  readonly one_each: boolean;
  readonly swap: boolean;
  readonly prompts: readonly PromptInfo[];
  readonly question_html: string;
  readonly choices: readonly string[];
  readonly sound: readonly (boolean | null)[];
  readonly connections: readonly string[];
}

/** Somebody in the room, as the instructor knows them. Counts are there to call on who was silent, never to rank. */
export interface ParticipantInfo {
  readonly name: string | null;
  readonly state: ParticipantState;
  readonly joined_at: number;
  readonly device: boolean;
  readonly group: string | null;
  readonly side: string | null;
  readonly hand_at: number | null;
  readonly called_at: number | null;
  readonly spoken: number;
  readonly on_board: boolean;
}

/** The one entity `class`: the class that the room is of, for the instructor. */
export interface ClassInfo {
  readonly name: string;
  readonly word: string;
  readonly grouped: boolean;
}

/** Somebody of the class, for the instructor. `participant` None: not here yet. */
export interface ReturningInfo {
  readonly name: string;
  readonly participant: string | null;
}

/** Where the participant of the same id sits; row 1 is in front. For the instructor alone. */
export interface PlaceInfo {
  readonly row: number;
  readonly column: number;
}

/** The instructor's tag on the contribution of the same id. */
export interface TagInfo {
  readonly approach: string;
  readonly letter: string;
}

/** The contribution of the same id should come to the board. For the instructor alone. */
export interface MarkInfo {
  readonly because: string;
}

/** Why the group of the same id was formed so; the instructor's. */
export interface GroupReason {
  readonly reason: string;
  readonly reason_of: readonly string[];
}

/** A card as the instructor handles it. */
export interface CardDetail {
  readonly place: number;
  readonly letter: string;
  readonly contribution: string;
  readonly text: string | null;
  readonly author: string | null;
  readonly group: string | null;
  readonly side: string | null;
  readonly phase: string;
  readonly approach: string | null;
  readonly column: string | null;
  readonly revealed: boolean;
  readonly name_shown: boolean;
  readonly label_shown: boolean;
  readonly struck: boolean;
  readonly struck_because: string;
  readonly stances: Readonly<Record<string, number>>;
  readonly pictures: readonly string[];
}

/** A connection as the instructor handles it. */
export interface ConnectionDetail {
  readonly a: string;
  readonly b: string;
  readonly kind: string;
  readonly words: string;
  readonly proposed: string | null;
  readonly proposed_by: readonly string[];
}

/** What several students propose and is the same, under the first one's id. For the instructor alone. */
export interface ProposedInfo {
  readonly a: string;
  readonly b: string;
  readonly kind: string;
  readonly words: string;
  readonly seq: number;
  readonly set_aside: boolean;
  readonly proposed_by: readonly string[];
}

/** A student's position, for the instructor. `because`: what moved them there; perhaps empty. */
export interface PositionInfo {
  readonly asking: number;
  readonly participant: string;
  readonly card: string | null;
  readonly because: string;
}

/** Whether the prompt is clear to a student. */
export interface ClearInfo {
  readonly visit: string;
  readonly participant: string;
  readonly clear: boolean;
}

/** A question as the instructor handles it. */
export interface QuestionDetail {
  readonly seq: number;
  readonly text: string;
  readonly author: string | null;
  readonly name: string | null;
  readonly state: "answered" | "open" | "taken-up";
  readonly brought: boolean;
  readonly hidden: boolean;
}

/** The one entity `screen`: the screen shows the list. */
export interface QuestionsInfo {
  readonly shown: boolean;
}

/** The one entity `now`: how many, never who. */
export interface CountsInfo {
  readonly here: number;
  readonly handed_in: number;
  readonly thinking: number;
}

export type Entity =
  | RoomInfo
  | TopicInfo
  | MaterialInfo
  | PhaseInfo
  | VisitInfo
  | SidesInfo
  | CardInfo
  | ConnectionInfo
  | ConclusionInfo
  | PositionsInfo
  | PollInfo
  | PersonInfo
  | GroupInfo
  | PointInfo
  | ProposalInfo
  | LineInfo
  | QuestionInfo
  | GroupDetail
  | AnswerInfo
  | BroughtInfo
  | MeInfo
  | ContributionInfo
  | OwnStance
  | OwnPosition
  | OwnVote
  | OwnMark
  | OwnProposed
  | PhaseGuide
  | ParticipantInfo
  | ClassInfo
  | ReturningInfo
  | PlaceInfo
  | TagInfo
  | MarkInfo
  | GroupReason
  | CardDetail
  | ConnectionDetail
  | ProposedInfo
  | PositionInfo
  | ClearInfo
  | QuestionDetail
  | QuestionsInfo
  | CountsInfo;

/** What the collections of stream `class` are made of. */
export interface ClassView {
  readonly room: RoomInfo;
  readonly topics: TopicInfo;
  readonly materials: MaterialInfo;
  readonly phases: PhaseInfo;
  readonly visits: VisitInfo;
  readonly sides: SidesInfo;
  readonly cards: CardInfo;
  readonly connections: ConnectionInfo;
  readonly conclusions: ConclusionInfo;
  readonly positions: PositionsInfo;
  readonly polls: PollInfo;
  readonly people: PersonInfo;
  readonly groups: GroupInfo;
  readonly points: PointInfo;
  readonly proposals: ProposalInfo;
  readonly lines: LineInfo;
  readonly questions: QuestionInfo;
}

/** What the collections of stream `group` are made of. */
export interface GroupView {
  readonly group: GroupDetail;
  readonly answers: AnswerInfo;
  readonly brought: BroughtInfo;
  readonly group_answers: AnswerInfo;
}

/** What the collections of stream `own` are made of. */
export interface OwnView {
  readonly me: MeInfo;
  readonly contributions: ContributionInfo;
  readonly stances: OwnStance;
  readonly positions_taken: OwnPosition;
  readonly votes: OwnVote;
  readonly clear: OwnMark;
  readonly proposed: OwnProposed;
  readonly keeps: OwnMark;
}

/** What the collections of stream `instructor` are made of. */
export interface InstructorView {
  readonly room: RoomInfo;
  readonly topics: TopicInfo;
  readonly materials: MaterialInfo;
  readonly phases: PhaseInfo;
  readonly visits: VisitInfo;
  readonly sides: SidesInfo;
  readonly guides: PhaseGuide;
  readonly participants: ParticipantInfo;
  readonly of_class: ClassInfo;
  readonly returning: ReturningInfo;
  readonly lines: LineInfo;
  readonly places: PlaceInfo;
  readonly contributions: ContributionInfo;
  readonly tags: TagInfo;
  readonly marks: MarkInfo;
  readonly proposals: ProposalInfo;
  readonly groups: GroupDetail;
  readonly reasons: GroupReason;
  readonly board: CardDetail;
  readonly connections: ConnectionDetail;
  readonly proposed: ProposedInfo;
  readonly conclusions: ConclusionInfo;
  readonly positions: PositionsInfo;
  readonly positions_taken: PositionInfo;
  readonly polls: PollInfo;
  readonly clear: ClearInfo;
  readonly questions: QuestionDetail;
  readonly questions_shown: QuestionsInfo;
  readonly counts: CountsInfo;
}

/** What the collections of stream `screen` are made of. */
export interface ScreenView {
  readonly room: RoomInfo;
  readonly topics: TopicInfo;
  readonly materials: MaterialInfo;
  readonly phases: PhaseInfo;
  readonly visits: VisitInfo;
  readonly sides: SidesInfo;
  readonly cards: CardInfo;
  readonly connections: ConnectionInfo;
  readonly conclusions: ConclusionInfo;
  readonly positions: PositionsInfo;
  readonly polls: PollInfo;
  readonly groups: GroupInfo;
  readonly lines: LineInfo;
  readonly questions: QuestionInfo;
  readonly questions_shown: QuestionsInfo;
  readonly counts: CountsInfo;
}

export interface Views {
  readonly class: ClassView;
  readonly group: GroupView;
  readonly own: OwnView;
  readonly instructor: InstructorView;
  readonly screen: ScreenView;
}

/** What a client connects with. Without `token` it is the instructor, known by the cookie. */
export interface Auth {
  readonly protocol: number;
  readonly room: string;
  readonly token?: string | null;
  readonly have?: Readonly<Record<string, number>>;
  readonly language?: string | null;
}

export interface You {
  readonly kind: "instructor" | "screen" | "student";
  readonly participant: string | null;
}

/** What somebody is writing and has not handed in. */
export interface DraftInfo {
  readonly participant: string;
  readonly kind: ContributionKind;
  readonly visit: string;
  readonly prompt: string;
  readonly about: string | null;
  readonly text: string;
  readonly at: number;
  readonly pictures: readonly string[];
}

/** `away_since` is None while at least one of the participant's tabs is connected. */
export interface PresenceInfo {
  readonly away_since: number | null;
}

/** `welcome`: the first message after connecting. */
export interface Welcome {
  readonly you: You;
  readonly protocol: number;
  readonly server_time: number;
  readonly language: string;
  readonly streams: readonly string[];
}

/** `snapshot`: a stream whole. Replaces whatever the client has of it. */
export interface Snapshot {
  readonly stream: string;
  readonly version: number;
  readonly view: Partial<Readonly<Record<Collection, Readonly<Record<string, Entity>>>>>;
}

/** `patch`: from one version to a later one. Drop first, then set. */
export interface Patch {
  readonly stream: string;
  readonly from: number;
  readonly to: number;
  readonly set: readonly (readonly [Collection, string, Entity])[];
  readonly drop: readonly (readonly [Collection, string])[];
}

/** `streams`: what the client may see has changed. `leave` goes first, and at once. */
export interface StreamsChanged {
  readonly join: readonly Snapshot[];
  readonly leave: readonly string[];
}

/** `drafts`: what is being written. May be lost; `whole` replaces all that the client has of that stream. */
export interface Drafts {
  readonly stream: string;
  readonly whole: boolean;
  readonly set: Readonly<Record<string, DraftInfo>>;
  readonly drop: readonly string[];
}

/** `presence`: who is connected, by participant. May be lost; `whole` as in `drafts`. */
export interface Presence {
  readonly stream: string;
  readonly whole: boolean;
  readonly set: Readonly<Record<string, PresenceInfo>>;
  readonly drop: readonly string[];
}

/** `resync`, from the client: it missed something of this stream. */
export interface Resync {
  readonly stream: string;
  readonly have: number;
}

/** `draft`, from the client: what is written now; nothing in it: nothing any more. Not acknowledged. */
export interface Draft {
  readonly kind: ContributionKind;
  readonly visit: string;
  readonly text: string;
  readonly prompt?: string;
  readonly about?: string | null;
  readonly pictures?: readonly string[];
  readonly drawing?: Drawing | null;
}

/** The acknowledgement of a command that is stored. `seq`: its last event, or the room's where it made none. */
export interface Accepted {
  readonly ok: true;
  readonly seq: number;
}

/** The acknowledgement of a command that is not stored, and why, in the reader's language. */
export interface RefusedReply {
  readonly code: Code;
  readonly message: string;
  readonly ok: false;
  readonly retry_after_ms: number | null;
}

export type Reply = Accepted | RefusedReply;

/** Let nobody new in, or let them in again. */
export interface LockRoom {
  readonly type: "LockRoom";
  readonly locked: boolean;
}

export interface EndRoom {
  readonly type: "EndRoom";
}

/** A student without a device. */
export interface AddParticipant {
  readonly type: "AddParticipant";
  readonly name: string;
  readonly returning?: string | null;
}

/** Of oneself, or by the instructor of anybody. */
export interface Rename {
  readonly type: "Rename";
  readonly name: string;
  readonly participant?: string | null;
}

export interface Leave {
  readonly type: "Leave";
}

export interface Return {
  readonly type: "Return";
}

export interface Remove {
  readonly type: "Remove";
  readonly participant: string;
}

/** Undo a removal. */
export interface Restore {
  readonly type: "Restore";
  readonly participant: string;
}

/** Blank a person's words and name for good; of oneself, or by the instructor of anybody. */
export interface Erase {
  readonly type: "Erase";
  readonly participant: string;
}

/** A sentence to the whole class, never to one. */
export interface Nudge {
  readonly type: "Nudge";
  readonly text: string;
}

/** Room for one person. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where a student sits; without a place, nowhere. On a taken place the two change places. */
export interface PlaceAt {
  readonly type: "PlaceAt";
  readonly participant: string;
  readonly place?: Place | null;
}

export interface Seated {
  readonly participant: string;
  readonly place: Place;
}

/** Where everybody sits, all at once. Whoever is not in it sits nowhere. */
export interface ArrangePlaces {
  readonly type: "ArrangePlaces";
  readonly places: readonly Seated[];
}

export interface Start {
  readonly type: "Start";
}

export interface Next {
  readonly type: "Next";
  readonly visit: string;
}

export interface Back {
  readonly type: "Back";
  readonly visit: string;
}

/** Leave a phase out that has not been visited, or take it back in. */
export interface Skip {
  readonly type: "Skip";
  readonly phase: string;
  readonly skipped: boolean;
}

export interface GoTo {
  readonly type: "GoTo";
  readonly visit: string;
  readonly phase: string;
}

/** More time for all (or less), in milliseconds; never for one. */
export interface Lengthen {
  readonly type: "Lengthen";
  readonly visit: string;
  readonly by_ms: number;
}

/** Eyes up. */
export interface Pause {
  readonly type: "Pause";
}

export interface Resume {
  readonly type: "Resume";
}

export interface Stroke {
  readonly points: readonly number[];
  readonly ink?: Ink;
  readonly width?: number;
  readonly pressure?: readonly number[];
}

export interface Drawing {
  readonly strokes?: readonly Stroke[];
  readonly paper?: Paper;
}

/** Hand in a text in a visit. Kinds of which a person has one are changed by handing in again. */
export interface HandIn {
  readonly type: "HandIn";
  readonly kind: ContributionKind;
  readonly visit: string;
  readonly text: string;
  readonly prompt?: string;
  readonly unfinished?: boolean;
  readonly participant?: string | null;
  readonly group?: string | null;
  readonly card?: string | null;
  readonly point?: PointKind | null;
  readonly reply_to?: string | null;
  readonly choice?: number | null;
  readonly credits?: readonly string[];
  readonly pictures?: readonly string[];
  readonly drawing?: Drawing | null;
}

/** Change one's note, point or proposal. */
export interface Revise {
  readonly type: "Revise";
  readonly contribution: string;
  readonly text: string;
}

/** My reflection may be read to the class next time as it is now, without my name; or not. */
export interface ShareReflection {
  readonly type: "ShareReflection";
  readonly contribution: string;
  readonly shared: boolean;
}

/** A line of last time opens this lesson. */
export interface ShowLine {
  readonly type: "ShowLine";
  readonly line: string;
  readonly shown: boolean;
}

export interface Withdraw {
  readonly type: "Withdraw";
  readonly contribution: string;
}

/** Take a contribution out of the class's sight, or back into it. */
export interface Hide {
  readonly type: "Hide";
  readonly contribution: string;
  readonly hidden: boolean;
}

/** Say which approach an answer takes; none: take the tag off. */
export interface Tag {
  readonly type: "Tag";
  readonly contribution: string;
  readonly approach?: string | null;
}

/** For the instructor alone: this should come to the board, because of that. */
export interface MarkForBoard {
  readonly type: "MarkForBoard";
  readonly contribution: string;
  readonly marked: boolean;
  readonly because?: string;
}

/** An approach that the plan did not foresee. */
export interface AddApproach {
  readonly type: "AddApproach";
  readonly phase: string;
  readonly label: string;
}

/** Whether it is clear what is asked. */
export interface MarkClear {
  readonly type: "MarkClear";
  readonly visit: string;
  readonly clear: boolean;
}

/** Form all groups anew. `groups` only by hand. */
export interface FormGroups {
  readonly type: "FormGroups";
  readonly form: GroupingForm | "as-last-time";
  readonly size?: number;
  readonly groups?: readonly (readonly string[])[];
}

/** To a group in force, to a new one (`anew`), or out of all of them. */
export interface MoveMember {
  readonly type: "MoveMember";
  readonly participant: string;
  readonly group?: string | null;
  readonly anew?: boolean;
}

/** Everybody here who is in no group into the smallest of those in force. */
export interface PlaceUngrouped {
  readonly type: "PlaceUngrouped";
}

/** Where each group has one of the prompts: this one works on that from now on. */
export interface GiveQuestion {
  readonly type: "GiveQuestion";
  readonly group: string;
  readonly prompt: string;
}

/**
 * Everybody here gets one of the plan's sides, at random and evenly. By groups, each group is on one side; without
 * `by`: by groups if there are any.
 */
export interface GiveSides {
  readonly type: "GiveSides";
  readonly by?: "groups" | "persons" | null;
}

/** One person, or everybody in a group. */
export interface MoveToSide {
  readonly type: "MoveToSide";
  readonly side: number;
  readonly participant?: string | null;
  readonly group?: string | null;
}

/** Everybody to the next side. `swaps`: how often they had changed over when this was asked. */
export interface SwapSides {
  readonly type: "SwapSides";
  readonly swaps: number;
}

/** Nobody is on a side any more. */
export interface PutSidesAway {
  readonly type: "PutSidesAway";
}

export interface AskForPen {
  readonly type: "AskForPen";
  readonly group: string;
}

export interface PassPen {
  readonly type: "PassPen";
  readonly group: string;
  readonly to: string;
}

/** When nobody holds it, or its holder has been away for 20 seconds. */
export interface TakePen {
  readonly type: "TakePen";
  readonly group: string;
}

/** I could explain our answer. */
export interface OfferToExplain {
  readonly type: "OfferToExplain";
  readonly group: string;
  readonly can: boolean;
}

export interface NameSpokesperson {
  readonly type: "NameSpokesperson";
  readonly group: string;
  readonly participant: string;
}

/** The instructor is with that group now, and it sees so; none: with nobody. */
export interface DropIn {
  readonly type: "DropIn";
  readonly group?: string | null;
}

export interface CallInstructor {
  readonly type: "CallInstructor";
  readonly calling: boolean;
  readonly participant?: string | null;
}

export interface PutOnBoard {
  readonly type: "PutOnBoard";
  readonly contribution: string;
}

/** Only while the class does not see the card: what it saw is struck through, not taken away. */
export interface TakeOffBoard {
  readonly type: "TakeOffBoard";
  readonly card: string;
}

/** Before another card; none: to the end. */
export interface MoveCard {
  readonly type: "MoveCard";
  readonly card: string;
  readonly before?: string | null;
}

export interface RevealCard {
  readonly type: "RevealCard";
  readonly card: string;
  readonly shown: boolean;
}

export interface RevealName {
  readonly type: "RevealName";
  readonly card: string;
  readonly shown: boolean;
}

export interface RevealLabel {
  readonly type: "RevealLabel";
  readonly card: string;
  readonly shown: boolean;
}

/** The author says: that one is mine. */
export interface ClaimCard {
  readonly type: "ClaimCard";
  readonly card: string;
}

/** What turned out otherwise stays on the board; the class sees why. */
export interface StrikeThrough {
  readonly type: "StrikeThrough";
  readonly card: string;
  readonly struck: boolean;
  readonly because?: string;
}

/** Under another of the plan's columns than that of the question it answers; empty: beside them. */
export interface PutInColumn {
  readonly type: "PutInColumn";
  readonly card: string;
  readonly column: string;
}

/** This is the card that we are talking about; none: no single one. */
export interface PointAt {
  readonly type: "PointAt";
  readonly card?: string | null;
}

/** Two to four cards side by side; none: the whole board again. */
export interface CompareCards {
  readonly type: "CompareCards";
  readonly cards?: readonly string[];
}

export interface Connect {
  readonly type: "Connect";
  readonly a: string;
  readonly b: string;
  readonly kind: string;
  readonly words?: string;
}

export interface Disconnect {
  readonly type: "Disconnect";
  readonly connection: string;
}

/** A student sees something between two cards. `kind` empty: in own words. */
export interface ProposeConnection {
  readonly type: "ProposeConnection";
  readonly visit: string;
  readonly a: string;
  readonly b: string;
  readonly kind: string;
  readonly words?: string;
}

/** One's own proposal, while the class does not see it. */
export interface TakeBackConnection {
  readonly type: "TakeBackConnection";
  readonly proposed: string;
}

/** To a proposed connection and all that say the same; none: it waits again. */
export interface AnswerConnection {
  readonly type: "AnswerConnection";
  readonly proposed: string;
  readonly answer?: "confirmed" | "set-aside" | null;
}

/** For good: its pictures are forgotten. */
export interface RemoveMaterial {
  readonly type: "RemoveMaterial";
  readonly material: string;
}

/** On the screen, at that page or, of a text, that part; none: put it away. */
export interface ShowMaterial {
  readonly type: "ShowMaterial";
  readonly material?: string | null;
  readonly page?: number;
}

export interface TakeStance {
  readonly type: "TakeStance";
  readonly visit: string;
  readonly card: string;
  readonly stance?: string | null;
}

/** What convinces me now? Asked the first time, or everyone again. */
export interface AskPositions {
  readonly type: "AskPositions";
}

/** `card` none: not sure yet. `because`: what moved me, for myself and the instructor. */
export interface TakePosition {
  readonly type: "TakePosition";
  readonly asking: number;
  readonly card?: string | null;
  readonly because?: string;
}

export interface ShowPositions {
  readonly type: "ShowPositions";
  readonly shown: boolean;
}

export interface CastVote {
  readonly type: "CastVote";
  readonly visit: string;
  readonly choice: number;
}

export interface RevealPoll {
  readonly type: "RevealPoll";
  readonly visit: string;
  readonly shown: boolean;
}

export interface RaiseHand {
  readonly type: "RaiseHand";
  readonly raised: boolean;
  readonly participant?: string | null;
}

/** Give a student the word; none: nobody has it. */
export interface CallOn {
  readonly type: "CallOn";
  readonly participant?: string | null;
}

/** I would keep this sentence. */
export interface Keep {
  readonly type: "Keep";
  readonly proposal: string;
  readonly keep: boolean;
}

export interface AdoptConclusion {
  readonly type: "AdoptConclusion";
  readonly visit: string;
  readonly text: string;
  readonly proposals?: readonly string[];
  readonly credits?: readonly string[];
}

/** What became of an open question, of this room or brought along; `hidden`: out of the class's sight. */
export interface MarkQuestion {
  readonly type: "MarkQuestion";
  readonly question: string;
  readonly state: "answered" | "open" | "taken-up";
  readonly hidden?: boolean;
}

/** The list of open questions on the screen. */
export interface ShowQuestions {
  readonly type: "ShowQuestions";
  readonly shown: boolean;
}

export type AnyCommand =
  | LockRoom
  | EndRoom
  | AddParticipant
  | Rename
  | Leave
  | Return
  | Remove
  | Restore
  | Erase
  | Nudge
  | PlaceAt
  | ArrangePlaces
  | Start
  | Next
  | Back
  | Skip
  | GoTo
  | Lengthen
  | Pause
  | Resume
  | HandIn
  | Revise
  | ShareReflection
  | ShowLine
  | Withdraw
  | Hide
  | Tag
  | MarkForBoard
  | AddApproach
  | MarkClear
  | FormGroups
  | MoveMember
  | PlaceUngrouped
  | GiveQuestion
  | GiveSides
  | MoveToSide
  | SwapSides
  | PutSidesAway
  | AskForPen
  | PassPen
  | TakePen
  | OfferToExplain
  | NameSpokesperson
  | DropIn
  | CallInstructor
  | PutOnBoard
  | TakeOffBoard
  | MoveCard
  | RevealCard
  | RevealName
  | RevealLabel
  | ClaimCard
  | StrikeThrough
  | PutInColumn
  | PointAt
  | CompareCards
  | Connect
  | Disconnect
  | ProposeConnection
  | TakeBackConnection
  | AnswerConnection
  | RemoveMaterial
  | ShowMaterial
  | TakeStance
  | AskPositions
  | TakePosition
  | ShowPositions
  | CastVote
  | RevealPoll
  | RaiseHand
  | CallOn
  | Keep
  | AdoptConclusion
  | MarkQuestion
  | ShowQuestions;

/** A command as it is sent. The id is made on the phone, and stays the same however often it is sent. */
export type CommandMessage = AnyCommand & { readonly id: string };
