namespace StreamTesting.Tests;

/// <summary>Aggregates of windows that hold events which may be in them, where the order of arrival matters to the aggregate.</summary>
public sealed class WindowValuesTests
{
    private static readonly WindowedTruth Truth = new StreamPlan(new TestDomain(300, Entities: 4)).Over(3)
        .OutOfOrder(0.2).Late(0.1, TimeSpan.FromMinutes(20), atLeast: TimeSpan.FromMinutes(1)).Generate(new Seed(1)).Truth.For(EngineRuns.FlinkWithoutLateness, EngineRuns.TenMinutes);

    private static readonly WindowTruth Window = Truth.Windows.First(window => window.Must.Count > 1 && window.May.Count > 1);

    [Fact]
    public void Judge_TheIdsOfSomeThatMayBeInIt_WithTheirAggregateInOrderOfArrival_IsRight()
    {
        foreach (var chosen in new[] { [], Window.May.Take(1), Window.May.Skip(1), Window.May })
        {
            Wrong(Result([.. Window.Must.Concat(chosen)])).ShouldBeNull();
        }
    }

    [Fact]
    public void Judge_TheIdsOfSomeThatMayBeInIt_WithAnotherAggregate_IsWrongAggregate()
    {
        var result = Result([.. Window.Must, Window.May[0]]);

        Wrong(result with { Value = Text(Window.Must) }).ShouldNotBeNull().Message.ShouldContain("has the aggregate");
        Wrong(result with { Value = Text([.. Window.Must.Concat(Window.May)]) }).ShouldNotBeNull();
        Wrong(result with { Value = "?" }).ShouldNotBeNull().Rule.ShouldContain($"must be {Numbers.Text(result.Value)}");
    }

    [Fact]
    public void Judge_NoIds_AllowsTheAggregateOfEachChoice()
    {
        var result = Result([.. Window.Must, Window.May[0]]) with { Ids = null };

        Wrong(result).ShouldBeNull();
        Wrong(result with { Value = Text(Window.Must) }).ShouldBeNull();
        Wrong(result with { Value = "?" }).ShouldNotBeNull();
    }

    private static Violation? Wrong(WindowResult result) =>
        new[] { result }.AsObserved().Judge(new WindowAggregation<WindowResult>(Truth, one => one.Value) { ValueOf = arrivals => string.Join(' ', arrivals.Select(arrival => arrival.Position)) }).Violations.SingleOrDefault(violation => violation.Outputs.Count > 0);

    private static WindowResult Result(IReadOnlyList<Arrival> arrivals) => new(Window.Key, Window.Start) { Ids = [.. arrivals.Select(arrival => arrival.Event.Id)], Value = Text(arrivals) };

    private static string Text(IReadOnlyList<Arrival> arrivals) => string.Join(' ', arrivals.Select(arrival => arrival.Position).Order());
}
