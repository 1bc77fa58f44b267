using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StreamTesting.Domains;

/// <summary>The records of a capture that are events, with their times and what ends their keys.</summary>
internal sealed class Recording
{
    private static readonly DateTimeOffset Unknown = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string? _file;
    private readonly string? _topic;
    private readonly DateTimeOffset[] _times;
    private readonly bool[] _ends;

    private Recording(DebeziumCapture capture, string? file, string? topic)
    {
        Capture = capture;
        _file = file;
        _topic = topic;
        Sha256 = HashOf(capture);
        Records = [.. capture.Records.Where(record => topic is null || record.Topic == topic)];
        if (Records.Length == 0)
        {
            var topics = capture.Records.Select(record => record.Topic).Distinct().Order(StringComparer.Ordinal);
            throw new ArgumentException($"The capture '{capture.Id}' has no record {(topic is null ? "at all" : $"of the topic '{topic}'; it has {string.Join(", ", topics)}")}.");
        }

        _times = TimesOf(Records);
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Records.Length; i++)
        {
            last[Records[i].Key ?? ""] = i;
        }

        KeyCount = last.Count;
        _ends = new bool[Records.Length];
        foreach (var place in last.Values)
        {
            _ends[place] = true;
        }
    }

    public DebeziumCapture Capture { get; }

    public string Sha256 { get; }

    public ChangeRecord[] Records { get; }

    public int KeyCount { get; }

    public static Recording Of(DebeziumCapture capture, string? topic) => new(capture, capture.Source, topic);

    public static Recording Read(CapturedChanges options)
    {
        ArgumentNullException.ThrowIfNull(options.File);
        try
        {
            var capture = options.Capture is null ? DebeziumCapture.Load(options.File) : DebeziumCapture.Load(options.File, options.Capture);
            var recording = new Recording(capture, options.File, options.Topic);
            return options.Sha256 is null || options.Sha256 == recording.Sha256
                ? recording
                : throw new ArgumentException(
                    $"The capture '{capture.Id}' in {options.File} is another one than the plan was made with: its records' SHA-256 is {recording.Sha256}, and the plan's is {options.Sha256}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or KeyNotFoundException)
        {
            throw new ArgumentException($"The capture can't be read: {exception.Message}", exception);
        }
    }

    public bool IsOf(CapturedChanges options) =>
        options.File == _file && options.Topic == _topic && (options.Capture is null || options.Capture == Capture.Id) && (options.Sha256 is null || options.Sha256 == Sha256);

    public IEnumerable<StreamEvent> Events()
    {
        var entities = new Dictionary<string, StreamEntity>(StringComparer.Ordinal);
        for (var i = 0; i < Records.Length; i++)
        {
            var record = Records[i];
            var key = record.Key ?? "";
            if (!entities.TryGetValue(key, out var entity))
            {
                entities[key] = entity = new StreamEntity(key);
            }

            yield return new StreamEvent($"{Capture.Id}#{record.Number}", RecordWords.TypeOf(record), entity, _times[i], record.IsTombstone ? null : record)
            {
                Operation = RecordWords.OperationOf(record),
                Headers = record.Headers,
                EndsEntity = _ends[i],
            };
        }
    }

    private static DateTimeOffset[] TimesOf(ChangeRecord[] records)
    {
        var known = records.Select(RecordWords.TimeOf).ToArray();
        var time = known.FirstOrDefault(moment => moment is not null) ?? Unknown;
        return [.. known.Select(moment => time = moment > time ? moment.Value : time)];
    }

    private static string HashOf(DebeziumCapture capture)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var frame = new byte[sizeof(int)];
        void Add(string? text)
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            BinaryPrimitives.WriteInt32LittleEndian(frame, text is null ? -1 : bytes.Length);
            hash.AppendData(frame);
            hash.AppendData(bytes);
        }

        foreach (var record in capture.Records)
        {
            Add(record.Topic);
            Add(record.Key);
            Add(record.Value);
            foreach (var (name, value) in record.Headers)
            {
                Add(name);
                Add(value);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
