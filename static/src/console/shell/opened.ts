/** Which window is open over the console. */
export type Opened = "code" | "people" | "nudge" | "keys" | "end" | "notes" | "materials" | "questions";
