import { Component, type ReactNode } from 'react';
import { TextsContext } from '../i18n';
import { Failure } from './parts';

/** A page that breaks, or can't be fetched, says so in place; the rest goes on. */
export class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  static override contextType = TextsContext;
  declare context: React.ContextType<typeof TextsContext>;
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <main className="door">
        <h1 className="sr">{this.context.t('brand')}</h1>
        <Failure error={this.state.error} retry={() => window.location.reload()} />
      </main>
    );
  }
}
