namespace StreamTesting;

/// <summary>What a record says of its place.</summary>
internal static class RecordPlaces
{
    /// <summary>Whether it changes a row, or all of them, and says where in the database's log.</summary>
    public static bool HasPosition(ChangeRecord record) => record is { Kind: RecordKind.Change, Event.Source: { } source } && (source.Lsn is not null || source.Position is not null);

    public static bool IsTruncate(ChangeRecord record) => record.Event?.Operation == Operation.Truncate;

    public static bool HasPlaceholder(ChangeRecord record, ToastPlaceholder placeholder) =>
        (record.Event?.After ?? record.Row)?.Values.Any(value => placeholder.IsPlaceholder(value.Value)) == true;

    /// <summary>Records of a lane come in their order: those of a key, or of a topic where there is no key.</summary>
    public static string Lane(ChangeRecord record) => record.CanonicalKey is { } key && record.Kind != RecordKind.Transaction ? $"{record.Topic} {key}" : record.Topic;
}
