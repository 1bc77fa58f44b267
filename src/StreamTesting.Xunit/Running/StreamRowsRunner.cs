using Xunit.Sdk;

namespace StreamTesting.Xunit;

/// <summary>Reads the data rows and runs the method with each.</summary>
internal sealed class StreamRowsRunner : StreamCaseRunner
{
    private readonly StreamRowsTestCase _case;
    private readonly StreamMethod _method;
    private readonly Seed _seed;
    private readonly DataRows _data;
    private readonly List<IDisposable> _disposables = [];

    public StreamRowsRunner(StreamRowsTestCase testCase, Seed seed, RunParts parts)
        : base(testCase, testCase.DisplayName, testCase.SkipReason, null, parts)
    {
        _case = testCase;
        _method = new StreamMethod(testCase.TestMethod);
        _seed = seed;
        _data = new DataRows(_method, parts.Diagnostics);
    }

    protected override async Task<RunSummary> RunTestAsync()
    {
        IReadOnlyList<DataRow> rows = [];
        if (string.IsNullOrEmpty(SkipReason) && !Aggregator.HasExceptions)
        {
            Aggregator.Run(() => rows = _data.Read());
        }

        if (rows.Count == 0)
        {
            return await RunAsync(DisplayName, [], SkipReason, Aggregator).ConfigureAwait(false);
        }

        var summary = new RunSummary();
        foreach (var row in rows)
        {
            summary.Aggregate(await RunAsync(row).ConfigureAwait(false));
        }

        return summary;
    }

    protected override Task BeforeTestCaseFinishedAsync()
    {
        _disposables.ForEach(disposable => Aggregator.Run(disposable.Dispose));
        return base.BeforeTestCaseFinishedAsync();
    }

    private Task<RunSummary> RunAsync(DataRow row)
    {
        _disposables.AddRange(row.Values.OfType<IDisposable>());
        var aggregator = new ExceptionAggregator(Aggregator);
        object[] arguments = [];
        aggregator.Run(() => arguments = Convert(row.Values));
        var name = aggregator.HasExceptions
            ? DisplayName
            : _case.TestMethod.Method.GetDisplayNameWithArguments(_case.BaseName, arguments, null);
        return RunAsync(name, arguments, row.Skip, aggregator);
    }

    private object[] Convert(object?[] row) =>
        Reflector.ConvertArguments(
            TestMethod.ResolveMethodArguments(_method.Arguments(_seed, row)!),
            [.. TestMethod.GetParameters().Select(parameter => parameter.ParameterType)]);

    private Task<RunSummary> RunAsync(string name, object[] arguments, string? skip, ExceptionAggregator aggregator) =>
        CreateTestRunner(
            CreateTest(TestCase, name), MessageBus, TestClass, ConstructorArguments, TestMethod, arguments, skip!, BeforeAfterAttributes,
            aggregator, CancellationTokenSource).RunAsync();
}
