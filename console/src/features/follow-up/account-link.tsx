import { Link } from 'react-router';
import { useAccountNames } from '@/shared/customer/account-names';
import table from '@/shared/table/table.module.css';

/** The account that something is about, if any. */
export function AccountLink({ id }: { id: string }) {
  const { name } = useAccountNames();
  if (!id) return null;
  return (
    <Link className={table.link} to={`/accounts/${id}`}>
      {name(id)}
    </Link>
  );
}
