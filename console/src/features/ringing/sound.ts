/** A soft two-tone ring, made on the spot: no sound file, no media permission in the policy. */
const NOTES = [659.25, 523.25];
const NOTE_SECONDS = 0.28;
const PAUSE_MS = 2_000;
const VOLUME = 0.08;

function ring(audio: AudioContext): void {
  NOTES.forEach((frequency, index) => {
    const start = audio.currentTime + index * NOTE_SECONDS;
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(VOLUME, start + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_SECONDS * 1.6);
    tone.connect(gain).connect(audio.destination);
    tone.start(start);
    tone.stop(start + NOTE_SECONDS * 1.7);
  });
}

/** Rings until the returned function is called. A browser that has seen no gesture yet stays silent. */
export function startRinging(): () => void {
  if (typeof AudioContext === 'undefined') return () => undefined;
  const audio = new AudioContext();
  ring(audio);
  const timer = setInterval(() => ring(audio), PAUSE_MS);
  return () => {
    clearInterval(timer);
    void audio.close();
  };
}

/** Rings once, for a call that is there already. */
export function ringOnce(): void {
  if (typeof AudioContext === 'undefined') return;
  const audio = new AudioContext();
  ring(audio);
  setTimeout(() => void audio.close(), PAUSE_MS);
}
