using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace StreamTesting;

/// <summary>
/// The arrivals that are to be put aside, found by position, place or bytes; and, made at the first dead letter of another arrival, all others.
/// </summary>
internal sealed class DeadLetterTable
{
    private readonly GroundTruth _truth;
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<long, int> _byPosition = [];
    private readonly Dictionary<(Lane, long), int> _byPlace = [];
    private readonly Dictionary<UInt128, List<int>> _byBytes = [];
    private readonly Lazy<Others> _others;

    public DeadLetterTable(GroundTruth truth, Func<Arrival, bool>? also)
    {
        _truth = truth;
        _others = new Lazy<Others>(() => new Others(truth.Arrivals));
        if (truth.Poisoned.Count == 0 && also is null)
        {
            return;
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        foreach (var arrival in truth.Arrivals)
        {
            var poison = arrival.Labels.Payload?.Poison ?? PoisonKinds.None;
            if (poison == PoisonKinds.None && also?.Invoke(arrival) != true)
            {
                continue;
            }

            var number = _entries.Count;
            _entries.Add(new Entry(arrival.Position, new Lane(arrival.Topic, arrival.Partition), arrival.PartitionPosition, poison, arrival.Event.Id));
            _byPosition.Add(arrival.Position, number);
            _byPlace.Add((new Lane(arrival.Topic, arrival.Partition), arrival.PartitionPosition), number);
            var hash = HashOf(arrival, buffer);
            if (!_byBytes.TryGetValue(hash, out var same))
            {
                _byBytes[hash] = same = [];
            }

            same.Add(number);
        }
    }

    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>The numbers of the entries that a dead letter can be of: one, or all with the same bytes.</summary>
    public IReadOnlyList<int> Find(DeadLetter letter)
    {
        if (letter.Number is not { } number)
        {
            return _byBytes.TryGetValue(HashOf(letter.Bytes.Span), out var same) ? same : [];
        }

        return (letter.Lane is { } lane ? _byPlace.TryGetValue((lane, number), out var entry) : _byPosition.TryGetValue(number, out entry)) ? [entry] : [];
    }

    /// <summary>The position of the arrival that a dead letter of none of the entries is of; null where the stream has none such.</summary>
    public long? FindOther(DeadLetter letter)
    {
        if (letter.Number is not { } number)
        {
            return _others.Value.ByBytes.TryGetValue(HashOf(letter.Bytes.Span), out var position) ? position : null;
        }

        if (letter.Lane is not { } lane)
        {
            return _others.Value.Has(number) ? number : null;
        }

        return _others.Value.ByPlace.TryGetValue((lane, number), out var at) ? at : null;
    }

    public EventTruth EventAt(long position) => _truth.TryFind(_others.Value.IdAt(position), out var known) ? known : _truth.Events[0];

    /// <summary>Whether these are all arrivals of a stream, from position 0 on.</summary>
    public bool IsWhole => _others.Value.IsWhole;

    public long? CountOf(Lane lane) => _others.Value.ByLane.TryGetValue(lane, out var count) ? count : null;

    private static UInt128 HashOf(Arrival arrival, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        arrival.WriteTo(buffer);
        return HashOf(buffer.WrittenSpan);
    }

    private static UInt128 HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    internal readonly record struct Entry(long Position, Lane Lane, long Number, PoisonKinds Poison, string EventId);

    /// <summary>The arrivals may be those of a part: positions ascend, and offsets too, with gaps.</summary>
    private sealed class Others
    {
        private readonly List<string> _ids = [];
        private readonly Dictionary<long, int> _numbers = [];

        public Others(IEnumerable<Arrival> arrivals)
        {
            var buffer = new ArrayBufferWriter<byte>(512);
            foreach (var arrival in arrivals)
            {
                _numbers.Add(arrival.Position, _ids.Count);
                _ids.Add(arrival.Event.Id);
                var lane = new Lane(arrival.Topic, arrival.Partition);
                ByLane[lane] = Math.Max(ByLane.GetValueOrDefault(lane), arrival.PartitionPosition + 1);
                ByPlace[(lane, arrival.PartitionPosition)] = arrival.Position;
                ByBytes.TryAdd(HashOf(arrival, buffer), arrival.Position);
            }
        }

        /// <summary>How many offsets each lane has.</summary>
        public Dictionary<Lane, long> ByLane { get; } = [];

        public Dictionary<(Lane, long), long> ByPlace { get; } = [];

        public Dictionary<UInt128, long> ByBytes { get; } = [];

        public bool IsWhole => _ids.Count == 0 || Has(_ids.Count - 1);

        public bool Has(long position) => _numbers.ContainsKey(position);

        public string IdAt(long position) => _ids[_numbers[position]];
    }
}
