// Words of recordings and playlists in English.
export default {
  'recorder.lead': 'Record yourself with camera and microphone. Nothing is sent until you say so.',
  'recorder.open': 'Turn the camera on',
  'recorder.asking': 'Your browser asks …',
  'recorder.mirror': 'Your camera',
  'recorder.noCamera': 'There is no camera here: your voice is recorded.',
  'recorder.level': 'How loud the microphone hears you',
  'recorder.record': 'Record',
  'recorder.stop': 'Stop',
  'recorder.off': 'Turn the camera off',
  'recorder.rec': 'REC',
  'recorder.time': '{time} of {most}',
  'recorder.began': 'Recording',
  'recorder.done': 'Recorded: {time}',
  'recorder.yours': 'Your recording',
  'recorder.again': 'Record again',
};
