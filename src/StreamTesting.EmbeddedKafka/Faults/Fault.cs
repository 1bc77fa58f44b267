using System.Globalization;

namespace StreamTesting.EmbeddedKafka;

/// <summary>A rule at work: how many requests it has matched, and how often it has fired. Thread-safe.</summary>
public sealed class Fault
{
    private readonly Lock gate = new();
    private readonly FaultChance chance;
    private readonly List<(int Firings, TaskCompletionSource Reached)> awaited = [];
    private int matched;
    private int fired;

    internal Fault(FaultRule rule, ulong seed)
    {
        Rule = rule;
        chance = new FaultChance(seed, rule.Name);
    }

    /// <summary>
    /// Is told of each firing, on the thread that serves the request: before anything is done where the request is refused, closed or noticed, and after it was done but before
    /// the client hears of it where the answer is changed. What it throws is noted among the broker's errors.
    /// </summary>
    public event Action<FaultFiring>? Firing;

    /// <summary>The rule.</summary>
    public FaultRule Rule { get; }

    /// <summary>How many requests have come that the rule is about.</summary>
    public int Matched => Volatile.Read(ref matched);

    /// <summary>How often it has fired.</summary>
    public int Fired => Volatile.Read(ref fired);

    /// <summary>Waits until the fault has fired.</summary>
    /// <param name="firings">How often it has to have fired in all.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <exception cref="TimeoutException">It has not fired that often in time; the message says how often, and how many requests it has matched.</exception>
    public async Task WaitAsync(int firings, TimeSpan timeout)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (fired >= firings)
            {
                return;
            }

            awaited.Add((firings, reached));
        }

        try
        {
            await reached.Task.WaitAsync(timeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{Describe()} {firings} firing(s) were waited for, for {timeout}."));
        }
    }

    /// <summary>Its name and what has become of it, in a sentence.</summary>
    /// <returns>Such as "Fault 'lost ack' fired 0 times; 3 requests matched, of which it lets the first 5 through."</returns>
    public string Describe() => string.Create(CultureInfo.InvariantCulture,
        $"Fault '{Rule.Name}' fired {Fired} times; {Matched} requests matched{(Rule.Skip > 0 ? $", of which it lets the first {Rule.Skip} through" : "")}.");

    internal void Tell(FaultFiring firing) => Firing?.Invoke(firing);

    /// <summary>Counts a request that matches, and says whether it is hit.</summary>
    internal bool Decide()
    {
        lock (gate)
        {
            matched++;
            if (matched <= Rule.Skip || fired >= Rule.Times || (Rule.Rate < 1 && chance.Of(matched) >= Rule.Rate))
            {
                return false;
            }

            fired++;
            awaited.RemoveAll(one =>
            {
                if (fired >= one.Firings)
                {
                    one.Reached.TrySetResult();
                }

                return fired >= one.Firings;
            });
            return true;
        }
    }
}
