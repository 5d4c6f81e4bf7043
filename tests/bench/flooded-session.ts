/* The bench's bundle has it under this name. */
import '../support/flooded-session'
