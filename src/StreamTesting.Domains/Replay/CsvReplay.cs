using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// The rows of a CSV file as events, in the order of their times (H-20 to H-24): one an row, its <c>data</c> the whole row. The seed decides
/// nothing of what happened, only when it arrives.
/// </summary>
/// <remarks>
/// <para>The first line names the columns. An event's id is <c>evt_</c> and the row's number in the file from 0, with six digits (H-21),
/// whatever is left out. Rows that can't be read are left out and reported (<see cref="Report"/>), unless they are more than <see cref="MostBadRows"/>:
/// another number of fields than the header's, a quote in a wrong place, a time or number that is none, no key, bytes that are not UTF-8.</para>
/// <para>A time without an offset is UTC; a date is its midnight. Where the rows stand in the order of their times, the file is read
/// row by row and memory does not grow with it; if not, all rows are held to be sorted, those of equal times staying in the file's order.
/// The file is read once before the first event, to count.</para>
/// </remarks>
/// <param name="File">The file; where a relative path is not found, it is looked for beside the program.</param>
/// <param name="TimeColumn">The column that says when a row happened.</param>
/// <param name="KeyColumn">The column that says what it is about: the event's key.</param>
public sealed record CsvReplay(string File, string TimeColumn, string KeyColumn) : Domain
{
    private CsvScan? _scan;
    private CsvReplay? _scanned;

    /// <summary>The events' type; <c>row</c> by default.</summary>
    public string EventType { get; init; } = "row";

    /// <summary>The topic; without a name by default.</summary>
    public string Topic { get; init; } = "";

    /// <summary>What the envelope says for <c>source_system</c>; null, the default, leaves it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SourceSystem { get; init; }

    /// <summary>The columns that are numbers in the JSON, null where they are empty, as far as the file has them; none by default: all are texts.</summary>
    public NameList Numbers { get; init; } = NameList.Empty;

    /// <summary>What stands between two fields: an ASCII character; a comma by default.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>By which rules faulty rows are recognised and labelled; by none by default.</summary>
    public CsvRules Rules { get; init; }

    /// <summary>How many bad rows are left out at the most, 0 to stop at the first; null, the default, goes on whatever comes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? MostBadRows { get; init; }

    /// <summary>The SHA-256 of the file, by which one that has changed is refused; null, the default, takes any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sha256 { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "csv";

    /// <summary>How many rows are events; none of them ends its entity, for what a file does not say can't be known.</summary>
    [JsonIgnore]
    public override DomainSize? Size => new DomainSize(Scanned().Events, 0);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> Topics => [Topic];

    /// <summary>500 milliseconds (H-23).</summary>
    [JsonIgnore]
    public override TimeSpan TransportDelay => TimeSpan.FromMilliseconds(500);

    /// <summary>50 milliseconds (H-23).</summary>
    [JsonIgnore]
    public override TimeSpan LeastTransportDelay => TimeSpan.FromMilliseconds(50);

    /// <summary>The document's envelope: event_id, event_type, event_timestamp, processing_timestamp, operation, source_system, data.</summary>
    [JsonIgnore]
    public override IArrivalFormat Format => new CsvRowJson(SourceSystem);

    /// <summary>False: what a file did not say has no second version.</summary>
    [JsonIgnore]
    public override bool CanConflict => false;

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        var scan = Scanned();
        var again = new Dictionary<string, StreamEntity>(StringComparer.Ordinal);
        foreach (var row in Judged(scan))
        {
            var key = row[KeyColumn];
            yield return new StreamEvent(IdText.Of("evt_", row.Number, 6), EventType, EntityOf(key, scan, again), row.Time, row)
            {
                Operation = Operation.Create,
                Faults = row.Faults,
            };
        }
    }

    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) =>
        throw new NotSupportedException("A replayed file has no conflicting events: each row is what the file says, once.");

    /// <summary>Reads the file and says what there is in it.</summary>
    /// <returns>The rows that are bad, and those that are faulty.</returns>
    /// <exception cref="ArgumentException">As <see cref="Validate"/>.</exception>
    public CsvReport Report()
    {
        var scan = Scanned();
        var faulty = new List<(long, string)>();
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in Judged(scan).Where(row => !row.Faults.IsEmpty))
        {
            foreach (var fault in row.Faults)
            {
                counts[fault] = counts.GetValueOrDefault(fault) + 1;
            }

            if (faulty.Count < CsvReport.MostListed)
            {
                faulty.Add((row.Line, row.Faults.ToString()));
            }
        }

        return new CsvReport(File, scan.Events, scan.BadRows, scan.IsSorted, scan.Sha256)
        {
            Problems = [.. scan.Problems],
            Faults = counts.ToImmutableSortedDictionary(StringComparer.Ordinal),
            FaultyRows = [.. faulty],
        };
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="ArgumentException">
    /// The file can't be read, is empty, lacks a column, has more bad rows than <see cref="MostBadRows"/> or is another one than <see cref="Sha256"/> names
    /// (<see cref="MalformedFileException"/> where the file itself is wrong); the message says so, with the line, the column and the value.
    /// </exception>
    public override void Validate() => Scanned();

    /// <summary>Whether another has the same file and options.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it has.</returns>
    public bool Equals(CsvReplay? other) => other is not null && OptionsOf(this).Equals(OptionsOf(other));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(File, TimeColumn, KeyColumn);

    private static (string, string, string, string, string, string?, NameList, char, CsvRules, long?, string?) OptionsOf(CsvReplay replay) =>
        (replay.File, replay.TimeColumn, replay.KeyColumn, replay.EventType, replay.Topic, replay.SourceSystem, replay.Numbers, replay.Separator, replay.Rules,
            replay.MostBadRows, replay.Sha256);

    private StreamEntity EntityOf(string key, CsvScan scan, Dictionary<string, StreamEntity> again)
    {
        if (!scan.MayComeAgain(key))
        {
            return new StreamEntity(key, Topic);
        }

        if (!again.TryGetValue(key, out var entity))
        {
            again[key] = entity = new StreamEntity(key, Topic);
        }

        return entity;
    }

    private IEnumerable<CsvRow> Judged(CsvScan scan)
    {
        var stays = Rules == CsvRules.Bookings ? new StayWindow(scan.IsSorted) : null;
        return stays is null ? scan.Rows() : scan.Rows().Select(row => row.With(BookingColumns.FaultsOf(row, stays)));
    }

    private CsvScan Scanned()
    {
        if (_scan is { } known && Equals(_scanned))
        {
            return known;
        }

        OptionRange.CheckDefined(Rules, nameof(Rules), "The rules (rules)");
        OptionRange.Check(MostBadRows ?? 0, 0, long.MaxValue, nameof(MostBadRows), "How many bad rows may be left out (mostBadRows)");
        var scan = CsvScan.Of(this);
        (_scan, _scanned) = (scan, this);
        return scan;
    }
}
