import { useEffect, useState } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { LanguageProvider, Skeleton } from '@comu/design';
import { buildRouter } from './router.tsx';
import { loadScreens } from './screens.ts';

const queries = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: true }, mutations: { retry: false } } });

export function App() {
  const [router, setRouter] = useState<ReturnType<typeof buildRouter>>();
  useEffect(() => {
    void loadScreens().then((screens) => setRouter(buildRouter(screens)));
  }, []);
  return (
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        {router === undefined ? <div className="page"><Skeleton lines={4} /></div> : <RouterProvider router={router} />}
      </QueryClientProvider>
    </LanguageProvider>
  );
}
