/* The thread that the app searches in, bundled with the bench. */
import '../../main/capture/search-worker'
