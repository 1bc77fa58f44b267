namespace StreamTesting;

/// <summary>What a record does to the row of its key.</summary>
/// <param name="Row">The row as it is then; null where it is gone.</param>
/// <param name="Cause">What did it, as <see cref="RowVersion.Cause"/> says it.</param>
internal sealed record RowEffect(TableRow? Row, string Cause)
{
    /// <summary>The effect of a record with a key; null where it changes no row.</summary>
    public static RowEffect? Of(ChangeRecord record) => record.Kind switch
    {
        RecordKind.Change when record.Event!.Operation == Operation.Truncate => null,
        RecordKind.Change when record.Event!.Operation == Operation.Delete => new RowEffect(null, record.NewKey is null ? "d" : "key change"),
        RecordKind.Change => new RowEffect(record.Event!.After, record.Event.Code),
        RecordKind.Flattened when record.Row!.TryGet("__deleted", out var deleted) && deleted is true or "true" => new RowEffect(null, "d"),
        RecordKind.Flattened => new RowEffect(record.Row, "row"),
        RecordKind.Tombstone or RecordKind.NullPayload => new RowEffect(null, record.NewKey is null ? "tombstone" : "key change"),
        _ => null,
    };
}
