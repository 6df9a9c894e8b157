/** The page of what a line of a list leads to. */
export const LINKS: Readonly<Record<string, (id: string) => string>> = {
  contact: (id) => `/contacts/${id}`,
  case: (id) => `/cases/${id}`,
  account: (id) => `/accounts/${id}`,
  evaluation: (id) => `/quality/evaluations/${id}`,
};
