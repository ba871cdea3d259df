// रिकॉर्डिंग और प्लेलिस्ट के शब्द हिन्दी में.
export default {
  'recorder.lead': 'कैमरे और माइक्रोफ़ोन से ख़ुद को रिकॉर्ड कीजिए। आपके कहने से पहले कुछ नहीं भेजा जाता।',
  'recorder.open': 'कैमरा चालू करें',
  'recorder.asking': 'आपका ब्राउज़र पूछ रहा है …',
  'recorder.mirror': 'आपका कैमरा',
  'recorder.noCamera': 'यहाँ कोई कैमरा नहीं है: आपकी आवाज़ रिकॉर्ड होगी।',
  'recorder.level': 'माइक्रोफ़ोन आपको कितना ज़ोर से सुनता है',
  'recorder.record': 'रिकॉर्ड करें',
  'recorder.stop': 'रोकें',
  'recorder.off': 'कैमरा बंद करें',
  'recorder.rec': 'REC',
  'recorder.time': '{most} में से {time}',
  'recorder.began': 'रिकॉर्डिंग चल रही है',
  'recorder.done': 'रिकॉर्ड हुआ: {time}',
  'recorder.yours': 'आपकी रिकॉर्डिंग',
  'recorder.again': 'फिर से रिकॉर्ड करें',
};
