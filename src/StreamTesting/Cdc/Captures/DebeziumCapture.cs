using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>
/// What a Debezium connector really sent for real statements, and what the database's tables held in the end. Immutable.
/// </summary>
public sealed class DebeziumCapture
{
    private readonly Lazy<ReferenceMerge> _merge;
    private readonly CaptureFacts _facts;

    internal DebeziumCapture()
    {
        _merge = new Lazy<ReferenceMerge>(() => ReferenceMerge.Of(this));
        _facts = new CaptureFacts(this);
    }

    /// <summary>The capture's name.</summary>
    public required string Id { get; init; }

    /// <summary>The file it was read from, or the name that was given for its text.</summary>
    public required string Source { get; init; }

    /// <summary>The database with its version; empty where it is not recorded.</summary>
    public string Database { get; internal init; } = "";

    /// <summary>The connector's class; empty where it is not recorded.</summary>
    public string Connector { get; internal init; } = "";

    /// <summary>Debezium's version; empty where it is not recorded.</summary>
    public string Version { get; internal init; } = "";

    /// <summary>What is special about it; null where nothing was noted.</summary>
    public string? Note { get; internal init; }

    /// <summary>The error with which the connector ended by itself; null where it did not.</summary>
    public string? EngineError { get; internal init; }

    /// <summary>The connector's options.</summary>
    public IReadOnlyDictionary<string, string> Options { get; internal init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The statements that ran before the connector first started.</summary>
    public IReadOnlyList<string> Ddl { get; internal init; } = [];

    /// <summary>The statements and what the recorder did between them, each as the JSON that was recorded.</summary>
    public IReadOnlyList<string> Statements { get; internal init; } = [];

    /// <summary>All records of all topics, in the order of delivery; a record's number is its place here.</summary>
    public IReadOnlyList<ChangeRecord> Records { get; internal init; } = [];

    /// <summary>
    /// Why records were not understood, each with its topic, partition, offset and field; none where all were. Such records are kept, and what
    /// merges and checks pass over.
    /// </summary>
    public IReadOnlyList<RecordProblem> Problems => [.. Records.Select(record => record.Problem).OfType<RecordProblem>()];

    /// <summary>What happened between the records: restarts of the connector.</summary>
    public IReadOnlyList<CaptureControl> Controls { get; internal init; } = [];

    /// <summary>The tables as the database held them in the end, by name.</summary>
    public IReadOnlyDictionary<string, CapturedTable> FinalTables { get; internal init; } = ImmutableDictionary<string, CapturedTable>.Empty;

    /// <summary>Members of the capture that are not known here, as JSON.</summary>
    public IReadOnlyDictionary<string, string> Unknown { get; internal init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>In which forms the connector sends values, by <see cref="Options"/>.</summary>
    public ValueForms Forms { get; internal init; } = ValueForms.PostgreSql;

    /// <summary>What stands for unchanged big columns: Debezium's default, or what <see cref="Options"/> set.</summary>
    public ToastPlaceholder Placeholder { get; internal init; } = ToastPlaceholder.Default;

    /// <summary>The reference merge of all records. Computed at the first use and kept.</summary>
    public ReferenceMerge Merged => _merge.Value;

    /// <summary>Reads the only capture of a file.</summary>
    /// <param name="path">A file with one capture as JSON, on one line or many; compressed where it ends with <c>.gz</c>. A relative path that is not found is looked for beside the test's assembly.</param>
    /// <returns>The capture.</returns>
    /// <exception cref="CaptureFormatException">It is no capture, or more than one; the message says in which line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DebeziumCapture Load(string path) => CaptureReader.ReadOne(CaptureReader.BytesOf(path), path);

    /// <summary>Reads one capture of a file that holds several.</summary>
    /// <param name="path">A file with captures as JSON, one after the other; compressed where it ends with <c>.gz</c>.</param>
    /// <param name="id">The capture's name.</param>
    /// <returns>The capture.</returns>
    /// <exception cref="CaptureFormatException">It holds no captures; the message says in which line.</exception>
    /// <exception cref="KeyNotFoundException">No capture has that name.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DebeziumCapture Load(string path, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return LoadAll(path).FirstOrDefault(capture => capture.Id == id)
            ?? throw new KeyNotFoundException($"{path} has no capture '{id}'; it has {string.Join(", ", LoadAll(path).Select(capture => capture.Id).Take(10))}.");
    }

    /// <summary>Reads all captures of a file, one at a time; the file's bytes are kept in memory meanwhile.</summary>
    /// <param name="path">A file with captures as JSON, one after the other (JSON lines or not); compressed where it ends with <c>.gz</c>.</param>
    /// <returns>The captures, in the file's order.</returns>
    /// <exception cref="CaptureFormatException">It holds something else; the message says in which line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<DebeziumCapture> LoadAll(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return CaptureReader.ReadAll(() => CaptureReader.BytesOf(path), path);
    }

    /// <summary>Reads a capture from text.</summary>
    /// <param name="json">The capture as JSON.</param>
    /// <param name="source">How messages call the text.</param>
    /// <returns>The capture.</returns>
    /// <exception cref="CaptureFormatException">It is no capture, or more than one; the message says in which line.</exception>
    public static DebeziumCapture Parse(string json, string source = "capture")
    {
        ArgumentNullException.ThrowIfNull(json);
        return CaptureReader.ReadOne(System.Text.Encoding.UTF8.GetBytes(json), source);
    }

    /// <summary>What is true of a table: its final rows from the database, and what the stream told of each key.</summary>
    /// <param name="table">The table's name as in <see cref="FinalTables"/>, for example <c>public.orders</c>.</param>
    /// <returns>The truth to compare a consumer's table with.</returns>
    /// <exception cref="KeyNotFoundException">There is no such table; the message names those there are.</exception>
    public TableTruth TruthOf(string table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return FinalTables.TryGetValue(table, out var final)
            ? TruthOf(final)
            : throw new KeyNotFoundException($"The capture '{Id}' has no table '{table}'; it has {string.Join(", ", FinalTables.Keys)}.");
    }

    internal TableTruth TruthOf(CapturedTable final) => new(Id, final, Merged.Tables.GetValueOrDefault(final.Name), Placeholder, null, _facts);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id} ({Records.Count} records, {FinalTables.Count} tables)");
}
