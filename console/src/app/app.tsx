import { BrowserRouter } from 'react-router';
import { Fence } from '@/shared/ui/broken';
import { Providers } from './providers';
import { SessionGate } from './session-gate';

export function App() {
  return (
    <Providers>
      <Fence>
        <BrowserRouter>
          <SessionGate />
        </BrowserRouter>
      </Fence>
    </Providers>
  );
}
