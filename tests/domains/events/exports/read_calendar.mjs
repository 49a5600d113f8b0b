// Read a calendar on the standard input with ical.js and say, as JSON, what its events are.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}
const at = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    sequence: event.sequence,
    status: component.getFirstPropertyValue("status"),
    summary: event.summary,
    starts: at(event.startDate),
    ends: component.hasProperty("dtend") ? at(event.endDate) : null,
    attendees: event.attendees.map((attendee) => attendee.getFirstValue()),
  };
});
console.log(JSON.stringify({ method: calendar.getFirstPropertyValue("method"), events }));
