import { Component, type ReactNode } from 'react'

interface BoundaryProps {
  readonly children: ReactNode
  /** What the children are about: when it becomes something else, they are drawn again. */
  readonly about?: unknown
  /** What stands in the place of children that cannot be drawn. */
  readonly renderFault: (thrown: unknown, drawAgain: () => void) => ReactNode
}

interface BoundaryState {
  readonly fault: { readonly thrown: unknown } | null
  readonly about: unknown
}

/** What is thrown while its children are drawn takes no more of the window with it than them. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override readonly state: BoundaryState = { fault: null, about: this.props.about }

  static getDerivedStateFromError(thrown: unknown): Partial<BoundaryState> {
    return { fault: { thrown } }
  }

  static getDerivedStateFromProps({ about }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return about === state.about ? null : { fault: null, about }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === null) return this.props.children
    return this.props.renderFault(fault.thrown, () => this.setState({ fault: null }))
  }
}
