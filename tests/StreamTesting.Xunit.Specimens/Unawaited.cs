using System.Reactive.Linq;
using System.Reactive.Subjects;
using System.Reactive.Threading.Tasks;
using StreamTesting.Assertions;
using StreamTesting.Tests;

namespace StreamTesting.Xunit.Specimens;

/// <summary>Assertions that nobody awaits, and others that only look like it.</summary>
public sealed class Unawaited : IAsyncLifetime
{
    private static readonly GroundTruth Truth = new StreamPlan(new TestDomain(3)).Generate(new Seed(1)).Truth;
    private static readonly IObservable<string> Right = Truth.Events.Select(known => known.Id).ToObservable();
    private static readonly IObservable<string> Wrong = Observable.Return("x");
    private readonly Subject<string> _open = new();
    private Task? _later;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_later is { } later)
        {
            _open.OnCompleted();
            await later;
        }
    }

    [StreamFact]
    public void Never_ends() => _ = _open.ShouldLoseNothing(Truth, id => id);

    [StreamFact]
    public async Task Fails_unseen()
    {
        var assertion = Wrong.ShouldLoseNothing(Truth, id => id);
        await Task.WhenAny(assertion);
    }

    [StreamFact]
    public async Task Fails_in_parallel_code()
    {
        Task? assertion = null;
        await Task.Run(() => { assertion = Wrong.ShouldLoseNothing(Truth, id => id); });
        await Task.WhenAny(assertion!);
    }

    [StreamFact]
    public void Fails_otherwise()
    {
        _ = _open.ShouldLoseNothing(Truth, id => id);
        throw new InvalidOperationException("otherwise");
    }

    [StreamFact]
    public async Task Passes_unseen() => await Task.WhenAny(Right.ShouldLoseNothing(Truth, id => id));

    [StreamFact]
    public async Task Is_awaited() => await Right.ShouldLoseNothing(Truth, id => id);

    [StreamFact]
    public async Task Fails_as_expected() => (await Record.ExceptionAsync(() => Wrong.ShouldLoseNothing(Truth, id => id))).ShouldNotBeNull();

    [StreamFact]
    public void Is_awaited_at_the_end()
    {
        _later = _open.ShouldLoseNothing(Truth, id => id);
        foreach (var known in Truth.Events)
        {
            _open.OnNext(known.Id);
        }
    }

    [Fact, AwaitedAssertions]
    public void Plain_and_watched() => _ = _open.ShouldLoseNothing(Truth, id => id);

    [Fact]
    public void Plain() => _ = _open.ShouldLoseNothing(Truth, id => id);
}
