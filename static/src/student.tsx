// The student's page.

import "../css/tokens.css";
import "../css/parts.css";
import "../css/student.css";
import { begin } from "./page";
import { Student } from "./student/Student";

begin(Student);
