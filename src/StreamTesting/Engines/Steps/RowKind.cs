namespace StreamTesting;

/// <summary>What a row of a changelog says. Source: Flink's <c>RowKind</c>.</summary>
public enum RowKind
{
    /// <summary>A new row (<c>+I</c>). The default.</summary>
    Insert,

    /// <summary>A row as it was before an update, taken back (<c>-U</c>).</summary>
    UpdateBefore,

    /// <summary>A row as it is after an update (<c>+U</c>).</summary>
    UpdateAfter,

    /// <summary>A row that is gone (<c>-D</c>).</summary>
    Delete,
}
