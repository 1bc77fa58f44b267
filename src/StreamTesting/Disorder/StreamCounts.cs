namespace StreamTesting;

/// <summary>What is counted of a stream's events where a step needs it, each once: to know it may cost as much as making all events.</summary>
internal sealed class StreamCounts
{
    private readonly Lazy<DomainSize> _size;
    private readonly Lazy<long> _entities;
    private readonly Lazy<PayloadCounts> _payloads;

    public StreamCounts(Domain domain, Seed seed, IEnumerable<DisorderStep> steps)
    {
        var domainSeed = TransportStage.DomainSeedOf(seed);
        _size = new Lazy<DomainSize>(() => domain.SizeOf(domainSeed));
        _entities = new Lazy<long>(() => Size.Entities ?? domain.Counted(domainSeed).Entities!.Value);
        _payloads = new Lazy<PayloadCounts>(() => new PayloadCounts(domain, seed, steps, Size.Events));
    }

    public DomainSize Size => _size.Value;

    public long Entities => _entities.Value;

    public PayloadCounts Payloads => _payloads.Value;
}
