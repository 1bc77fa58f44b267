using System.Text.RegularExpressions;

namespace StreamTesting;

/// <summary>What a capture says of itself beside its rows: options, statements, restarts. Rules look for evidence here.</summary>
internal sealed class CaptureFacts
{
    private readonly Lazy<IReadOnlyList<SqlStatement>> _statements;
    private readonly Lazy<TransactionalMerge> _transactional;
    private readonly Dictionary<string, IReadOnlyList<ChangeRecord>> _records = new(StringComparer.Ordinal);

    public CaptureFacts(DebeziumCapture capture)
    {
        Capture = capture;
        _statements = new Lazy<IReadOnlyList<SqlStatement>>(() => StatementsReader.Read(capture));
        _transactional = new Lazy<TransactionalMerge>(() => TransactionalMerge.Of(capture));
    }

    public DebeziumCapture Capture { get; }

    public bool IsPostgres => Capture.Connector.Contains("postgres", StringComparison.OrdinalIgnoreCase);

    public IReadOnlyList<SqlStatement> Statements => _statements.Value;

    public TransactionalMerge Transactional => _transactional.Value;

    public string? Option(string name) => Capture.Options.GetValueOrDefault(name);

    /// <summary>The value of an option of any transformation of a type, for example <c>delete.tombstone.handling.mode</c> of ExtractNewRecordState.</summary>
    public string? TransformOption(string type, string option) => Transform(type) is { } name ? Option($"transforms.{name}.{option}") : null;

    public string? Transform(string type) => (Option("transforms") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .FirstOrDefault(name => Option($"transforms.{name}.type")?.EndsWith(type, StringComparison.Ordinal) == true);

    /// <summary>The operations that the connector was told to skip, or skips by default: truncates.</summary>
    public IReadOnlyList<string> Skipped => (Option("skipped.operations") ?? "t").Split(',', StringSplitOptions.TrimEntries);

    /// <summary>The statements about a table that took effect after the connector first started, and begin with one of the verbs.</summary>
    public IEnumerable<SqlStatement> Executed(string table, params string[] verbs) =>
        Statements.Where(statement => statement.Life > 0 && statement.Starts(verbs) && statement.Names(table));

    /// <summary>The records with a value that are about a table, in the order of delivery.</summary>
    public IReadOnlyList<ChangeRecord> RecordsOf(string table)
    {
        if (!_records.TryGetValue(table, out var records))
        {
            var topic = $"{Option("topic.prefix")}.{table}";
            _records[table] = records =
            [
                .. Capture.Records.Where(record => record.Kind == RecordKind.Change ? record.Event!.Source?.QualifiedTable == table
                    : record.Kind == RecordKind.Flattened && record.Topic == topic),
            ];
        }

        return records;
    }

    /// <summary>What the statements declared of a column, the last declaration last.</summary>
    public IEnumerable<DeclaredColumn> Declared(string table, string column) => Statements.SelectMany(statement => DeclaredColumn.In(statement, table))
        .Where(declared => declared.Name.Equals(column, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a list of regular expressions (Debezium's include and exclude lists: anchored, case-insensitive) has a name.</summary>
    public static bool Matches(string list, string name) => list.Split(',', StringSplitOptions.TrimEntries)
        .Any(pattern => Regex.IsMatch(name, $"^(?:{pattern})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
}
