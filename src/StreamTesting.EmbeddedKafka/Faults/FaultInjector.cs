using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Server;

namespace StreamTesting.EmbeddedKafka;

/// <summary>The faults of a cluster. Rules are asked in the order they were added; the first that changes a request's fate is the only one. Thread-safe.</summary>
public sealed class FaultInjector
{
    private const int Kept = 10_000;

    private readonly Lock gate = new();
    private readonly List<FaultFiring> firings = [];
    private readonly Cluster cluster;
    private volatile Fault[] all = [];
    private long count;

    internal FaultInjector(Cluster cluster, Operations operations) => (this.cluster, Operations) = (cluster, operations);

    /// <summary>All faults, in the order they are asked.</summary>
    public IReadOnlyList<Fault> All => all;

    /// <summary>The first 10,000 firings, in their order.</summary>
    public IReadOnlyList<FaultFiring> Firings
    {
        get
        {
            lock (gate)
            {
                return [.. firings];
            }
        }
    }

    internal Operations Operations { get; }

    internal bool IsEmpty => all.Length == 0;

    /// <summary>Adds a fault, which takes part from the next request on.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="seed">What a rate below 1 is drawn from.</param>
    /// <returns>The fault, to ask how often it fired.</returns>
    /// <exception cref="ArgumentException">The rule is not possible; the message says why.</exception>
    public Fault Add(FaultRule rule, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Problem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(rule));
        }

        var fault = new Fault(rule, seed);
        lock (gate)
        {
            all = [.. all, fault];
        }

        return fault;
    }

    /// <summary>Adds all faults of a plan, with its seed.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The faults, in the plan's order.</returns>
    /// <exception cref="ArgumentException">A rule is not possible; then none is added.</exception>
    public IReadOnlyList<Fault> Apply(FaultPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Require();
        return [.. plan.Rules.Select(rule => Add(rule, plan.Seed))];
    }

    /// <summary>Takes a fault out; what it has counted stays.</summary>
    /// <param name="fault">The fault.</param>
    public void Remove(Fault fault)
    {
        lock (gate)
        {
            all = Array.FindAll(all, other => other != fault);
        }
    }

    /// <summary>Takes all faults out.</summary>
    public void Clear()
    {
        lock (gate)
        {
            all = [];
        }
    }

    /// <summary>Fails unless every fault has fired: a test of a fault that never happened proves nothing.</summary>
    /// <exception cref="FaultNeverFiredException">Some have not; the message names them, with the requests they have matched.</exception>
    public void EnsureAllFired()
    {
        var missing = all.Where(fault => fault.Fired == 0).ToList();
        if (missing.Count > 0)
        {
            throw new FaultNeverFiredException(missing);
        }
    }

    /// <summary>Asks all faults about a request: the operations it sets off are done, and the one fault that changes its fate comes back.</summary>
    internal Fault? Hit(RequestContext context, IMessage request)
    {
        foreach (var fault in all)
        {
            if (!FaultTargets.Matches(fault.Rule, context, request) || !fault.Decide())
            {
                continue;
            }

            if (fault.Rule.Action is not FaultAction.OperationAction operation)
            {
                return fault;
            }

            Note(fault, context, request, []);
            FaultOperations.Do(operation, fault.Rule.Name, Operations, cluster.Errors);
        }

        return null;
    }

    internal void Note(Fault fault, RequestContext context, IMessage request, IReadOnlyList<UnacknowledgedBatch> unacknowledged)
    {
        FaultFiring firing;
        lock (gate)
        {
            firing = new FaultFiring(++count, fault.Rule.Name, ApiNames.Of(context.Api), context.ClientId, context.Node.Id, cluster.Options.TimeProvider.GetUtcNow())
            {
                Group = FaultTargets.GroupOf(request),
                TransactionalId = FaultTargets.TransactionOf(request),
                Unacknowledged = unacknowledged,
            };
            if (firings.Count < Kept)
            {
                firings.Add(firing);
            }
        }

        try
        {
            fault.Tell(firing);
        }
        catch (Exception exception)
        {
            cluster.Errors.Add($"Who was told that fault '{fault.Rule.Name}' fired failed: {exception.Message}", exception);
        }
    }
}
