// Wörter für Aufnahmen und Wiedergabelisten auf Deutsch.
export default {
  'recorder.lead': 'Nimm dich mit Kamera und Mikrofon auf. Nichts wird gesendet, bevor du es sagst.',
  'recorder.open': 'Kamera einschalten',
  'recorder.asking': 'Dein Browser fragt …',
  'recorder.mirror': 'Deine Kamera',
  'recorder.noCamera': 'Hier gibt es keine Kamera: Deine Stimme wird aufgenommen.',
  'recorder.level': 'Wie laut das Mikrofon dich hört',
  'recorder.record': 'Aufnehmen',
  'recorder.stop': 'Beenden',
  'recorder.off': 'Kamera ausschalten',
  'recorder.rec': 'REC',
  'recorder.time': '{time} von {most}',
  'recorder.began': 'Die Aufnahme läuft',
  'recorder.done': 'Aufgenommen: {time}',
  'recorder.yours': 'Deine Aufnahme',
  'recorder.again': 'Neu aufnehmen',
};
