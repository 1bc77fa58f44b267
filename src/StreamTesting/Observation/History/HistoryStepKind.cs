namespace StreamTesting;

/// <summary>What a consumer did, or what was done to it. In a history file each is named by its own word, given here.</summary>
public enum HistoryStepKind
{
    /// <summary><c>subscribe</c>: it asked to become a member of its group. What it reads is said by <see cref="Assigned"/>.</summary>
    Subscribe,

    /// <summary><c>assign</c>: it took partitions by itself, in the place of all it had; an offset says where it begins, and none that it begins at what is committed.</summary>
    Assign,

    /// <summary><c>assigned</c>: its group gave it partitions beside those it has; an offset is there only where the consumer itself said where to begin.</summary>
    Assigned,

    /// <summary><c>revoked</c>: it gave partitions back.</summary>
    Revoked,

    /// <summary><c>lost</c>: its group took partitions away without asking; others may read them already.</summary>
    Lost,

    /// <summary><c>poll</c>: it read records, in this order, in one call.</summary>
    Poll,

    /// <summary><c>processed</c>: it did with records what it is there for. Where a partition has none of these, what was read counts as processed.</summary>
    Processed,

    /// <summary><c>commit</c>: it committed; the offset is that of the next record to read. In a transaction: the transaction that holds it was committed.</summary>
    Commit,

    /// <summary><c>abort</c>: it aborted its transaction: what it processed after its last commit does not count.</summary>
    Abort,

    /// <summary><c>seek</c>: it set where to read on; no offset stands for the beginning or the end.</summary>
    Seek,

    /// <summary><c>pause</c>: it paused partitions.</summary>
    Pause,

    /// <summary><c>resume</c>: it resumed partitions.</summary>
    Resume,

    /// <summary><c>send</c>: a producer sent records, in this order; the consumer's name is the producer's.</summary>
    Send,

    /// <summary><c>error</c>: it was told of an error.</summary>
    Error,

    /// <summary><c>close</c>: it ended in order.</summary>
    Close,

    /// <summary><c>crash</c>: it ended without leaving its group.</summary>
    Crash,
}
