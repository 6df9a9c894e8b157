import { useSearchParams } from 'react-router';
import { DeskBoard } from './desk-board';
import { TvBoard } from './tv-board';

/** `/wallboard` is for a screen on the wall, `/wallboard?mode=desk` for somebody who sits before it. */
export default function WallboardPage() {
  const [query] = useSearchParams();
  return query.get('mode') === 'desk' ? <DeskBoard /> : <TvBoard />;
}
