using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// The records of a recorded Debezium capture as events, in the order of their delivery, with the keys, bytes and headers that the connector
/// sent. Disorder steps and injection apply to it as to any domain; the seed decides nothing of what happened.
/// </summary>
/// <remarks>
/// <para>An event's id is the capture's name and the record's number in it, <c>pg-truncate#3</c>, whatever is left out. Records that the
/// connector itself delivered twice are two events. The payload is the <see cref="ChangeRecord"/>; a tombstone has none.</para>
/// <para>The key is the record's key as it was sent, and empty where it had none. An entity is a key: over several topics, equal keys are one.</para>
/// <para>The event time is <c>source.ts_ms</c>, or the record's own <c>ts_ms</c> where it has no source. It never goes back: where it would
/// (interleaved transactions, a replay after a restart), it is raised to the greatest so far, and a record without a time happens with the
/// one before it. Events arrive when they happen.</para>
/// </remarks>
/// <param name="File">The file with the capture; where a relative path is not found, it is looked for beside the test's assembly.</param>
public sealed record CapturedChanges(string File) : Domain
{
    private Recording? _recording;

    /// <summary>The capture's name, needed where the file holds several; null by default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Capture { get; init; }

    /// <summary>The only topic whose records are events; null, the default, takes those of all topics.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Topic { get; init; }

    /// <summary>The SHA-256 of the capture's records, by which a file that has changed is refused; null, the default, takes any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sha256 { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "captured-changes";

    /// <inheritdoc/>
    [JsonIgnore]
    public override DomainSize? Size => new DomainSize(Recorded().Records.Length, Recorded().KeyCount) { Entities = Recorded().KeyCount };

    /// <summary>Zero: a record arrives when it happens.</summary>
    [JsonIgnore]
    public override TimeSpan TransportDelay => TimeSpan.Zero;

    /// <summary>The values as they were recorded, byte by byte; nothing for a tombstone.</summary>
    [JsonIgnore]
    public override IArrivalFormat Format => VerbatimFormat.Instance;

    /// <summary>False: what a database did not say has no second version.</summary>
    [JsonIgnore]
    public override bool CanConflict => false;

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed) => Recorded().Events();

    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) =>
        throw new NotSupportedException("A recorded capture has no conflicting events: each record is what the database said, once.");

    /// <summary>Reads the capture.</summary>
    /// <exception cref="ArgumentException">The file can't be read, is no capture, is another one than <see cref="Sha256"/> names, or has no record of <see cref="Topic"/>.</exception>
    public override void Validate() => Recorded();

    /// <summary>Reads the capture, where that has not been done.</summary>
    /// <returns>The capture with its final tables.</returns>
    /// <exception cref="ArgumentException">As <see cref="Validate"/>.</exception>
    public DebeziumCapture Load() => Recorded().Capture;

    /// <summary>Whether another has the same file and options.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it has.</returns>
    public bool Equals(CapturedChanges? other) =>
        other is not null && File == other.File && Capture == other.Capture && Topic == other.Topic && Sha256 == other.Sha256;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(File, Capture, Topic, Sha256);

    internal static CapturedChanges Of(DebeziumCapture capture, string? topic)
    {
        var recording = Recording.Of(capture, topic);
        return new CapturedChanges(capture.Source) { Capture = capture.Id, Topic = topic, Sha256 = recording.Sha256, _recording = recording };
    }

    private Recording Recorded()
    {
        if (_recording is { } known && known.IsOf(this))
        {
            return known;
        }

        var read = Recording.Read(this);
        _recording = read;
        return read;
    }
}
