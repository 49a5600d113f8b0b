"""What the calendars of the market send when somebody answers an invitation, as they write it."""

import base64

GOOGLE = """\
From: {name} <{attendee}>
Sender: Google Calendar <calendar-notification@google.com>
To: agenda@reseau.example
Subject: =?UTF-8?B?QWNjZXB0w6k=?= : reunion
Date: Fri, 19 Jan 2024 09:30:00 +0000
Authentication-Results: mx.reseau.example; dkim=pass; spf=pass; dmarc=pass
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="g"

--g
Content-Type: multipart/alternative; boundary="h"

--h
Content-Type: text/plain; charset="UTF-8"

{name} a repondu.
--h
Content-Type: text/calendar; charset="UTF-8"; method=REPLY
Content-Transfer-Encoding: 7bit

BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REPLY
BEGIN:VEVENT
DTSTART:20240320T080000Z
DTEND:20240320T160000Z
DTSTAMP:{stamp}
ORGANIZER;CN=Reseau:mailto:agenda@reseau.example
UID:{uid}
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={status};CN={name};X-NUM-GUESTS=0:mailto:{attendee}
LAST-MODIFIED:{stamp}
SEQUENCE:{sequence}
STATUS:CONFIRMED
SUMMARY:Reunion
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR

--h--
--g--
"""

OUTLOOK = """\
From: "{name}" <{attendee}>
To: "agenda@reseau.example" <agenda@reseau.example>
Subject: Accepted: Reunion
Date: Fri, 19 Jan 2024 09:30:00 +0000
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="_000_"

--_000_
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

--_000_
Content-Type: text/calendar; charset="utf-8"; method=REPLY
Content-Transfer-Encoding: base64

{base64}
--_000_--
"""

OUTLOOK_CALENDAR = """\
BEGIN:VCALENDAR
METHOD:REPLY
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Romance Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;PARTSTAT={status};CN={name}:MAILTO:{attendee}
COMMENT;LANGUAGE=fr-FR:\\n
UID:{uid}
SUMMARY;LANGUAGE=fr-FR:Accepted: Reunion
DTSTART;TZID=Romance Standard Time:20240320T090000
DTEND;TZID=Romance Standard Time:20240320T170000
CLASS:PUBLIC
PRIORITY:5
DTSTAMP:{stamp}
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:{sequence}
X-MICROSOFT-CDO-APPT-SEQUENCE:{sequence}
END:VEVENT
END:VCALENDAR
"""

APPLE = """\
From: {name} <{attendee}>
Content-Type: multipart/mixed; boundary="Apple-Mail"
Subject: {name} a repondu
Date: Fri, 19 Jan 2024 10:30:00 +0100
To: agenda@reseau.example
Mime-Version: 1.0 (Mac OS X Mail 16.0)

--Apple-Mail
Content-Type: text/plain; charset=us-ascii

{name}
--Apple-Mail
Content-Disposition: attachment; filename=iCal-20240119-103000.ics
Content-Type: text/calendar; x-unix-mode=0644; name="iCal-20240119-103000.ics"; method=REPLY
Content-Transfer-Encoding: quoted-printable

BEGIN:VCALENDAR
CALSCALE:GREGORIAN
METHOD:REPLY
PRODID:-//Apple Inc.//macOS 14.2//EN
VERSION:2.0
BEGIN:VEVENT
ATTENDEE;CN=3D{name};CUTYPE=3DINDIVIDUAL;PARTSTAT=3D{status}=
:mailto:{attendee}
DTSTAMP:{stamp}
DTSTART;TZID=3DEurope/Paris:20240320T090000
ORGANIZER;CN=3DReseau:mailto:agenda@reseau.example
SEQUENCE:{sequence}
SUMMARY:Reunion
UID:{uid}
END:VEVENT
END:VCALENDAR

--Apple-Mail--
"""


def written(calendar: str, **facts: str) -> bytes:
    """A message of « google », « outlook » or « apple », with these facts."""
    said = {"name": "Bernard Morel", "status": "ACCEPTED", "stamp": "20240119T092900Z", "sequence": "0"} | facts
    if calendar == "outlook":
        said["base64"] = base64.encodebytes(OUTLOOK_CALENDAR.format(**said).encode()).decode()
    text = {"google": GOOGLE, "outlook": OUTLOOK, "apple": APPLE}[calendar]
    return text.format(**said).replace("\n", "\r\n").encode()
