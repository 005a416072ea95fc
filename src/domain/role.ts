/**
 * What a person may do. Owners are named in the environment and appoint editors; editors keep the
 * register; everyone else reads.
 */
export type Role = 'owner' | 'editor' | 'reader';

const RANK: Readonly<Record<Role, number>> = { reader: 0, editor: 1, owner: 2 };

/** Whether someone who holds `role` may do what `required` may. */
export const hasRole = (role: Role, required: Role): boolean => RANK[role] >= RANK[required];

/** How a role is called where people read it. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  owner: 'quản trị viên',
  editor: 'biên tập viên',
  reader: 'người đọc',
};

/** Someone whom an owner made an editor — biên tập viên. */
export interface Appointment {
  /** `telegram:123456`. */
  readonly person: string;
  /** The name shown in the messenger when the appointment was made, or null. */
  readonly name: string | null;
  /** The owner who decided it, `telegram:1`. */
  readonly by: string;
  readonly at: Date;
}

/** Editors appointed in chat. Owners are not kept here: the environment names them. */
export interface RoleStore {
  find(person: string): Promise<Appointment | null>;
  /** An appointment made again keeps the first. */
  appoint(appointment: Appointment): Promise<void>;
  /** False where the person was no editor. */
  end(person: string): Promise<boolean>;
  /** In the order they were appointed. */
  list(): Promise<readonly Appointment[]>;
}
