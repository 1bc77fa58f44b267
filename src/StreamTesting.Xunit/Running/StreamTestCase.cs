using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.Xunit;

/// <summary>
/// One run of a stream test: a method and, if it takes one, its seed. The seed travels as text, so that a runner can keep the test case,
/// show it by itself and send it to another process. xUnit makes it; test code has no use for it.
/// </summary>
public class StreamTestCase : XunitTestCase
{
    private string? _seed;
    private string? _variedRoot;
    private string? _skip;

    /// <summary>Made for <see cref="Deserialize"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer.")]
    public StreamTestCase()
    {
    }

    internal StreamTestCase(
        IMessageSink diagnostics,
        TestMethodDisplay display,
        TestMethodDisplayOptions displayOptions,
        ITestMethod method,
        CaseSeed? seed = null,
        object?[]? arguments = null,
        string? skip = null)
        : base(diagnostics, display, displayOptions, method, arguments!)
    {
        _seed = seed?.Text;
        _variedRoot = seed?.VariedRoot?.ToString();
        _skip = skip;
    }

    /// <summary>The seed as text, as it stands at its place among the arguments; null for a test that takes none.</summary>
    public string? SeedText => _seed;

    /// <inheritdoc/>
    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource)
    {
        var seed = default(Seed);
        var readable = _seed is null || Seed.TryParse(_seed, out seed);
        if (!readable)
        {
            aggregator.Run(() => Seed.Parse(_seed!));
        }

        using var bus = new StreamMessageBus(messageBus, readable && _seed is not null ? LinesFor(seed) : null);
        var summary = await RunAsync(seed, new RunParts(diagnosticMessageSink, bus, constructorArguments, aggregator, cancellationTokenSource))
            .ConfigureAwait(false);
        summary.Failed -= bus.Skipped;
        summary.Skipped += bus.Skipped;
        return summary;
    }

    /// <inheritdoc/>
    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue("Seed", _seed);
        data.AddValue("VariedRoot", _variedRoot);
        data.AddValue("RowSkip", _skip);
    }

    /// <inheritdoc/>
    public override void Deserialize(IXunitSerializationInfo data)
    {
        _seed = data.GetValue<string>("Seed");
        _variedRoot = data.GetValue<string>("VariedRoot");
        _skip = data.GetValue<string>("RowSkip");
        base.Deserialize(data);
    }

    /// <inheritdoc/>
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) =>
        TestMethod.Method.GetDisplayNameWithArguments(displayName, ArgumentsWith(ReadableSeed), MethodGenericTypes);

    /// <inheritdoc/>
    protected override string GetSkipReason(IAttributeInfo factAttribute) => _skip ?? base.GetSkipReason(factAttribute);

    internal virtual Task<RunSummary> RunAsync(Seed seed, RunParts parts) =>
        new StreamCaseRunner(this, DisplayName, SkipReason, ArgumentsWith(seed), parts).RunAsync();

    private object? ReadableSeed => Seed.TryParse(_seed, out var seed) ? seed : _seed;

    private object[]? ArgumentsWith(object? seed)
    {
        if (_seed is null || TestMethodArguments is null)
        {
            return TestMethodArguments;
        }

        var arguments = (object[])TestMethodArguments.Clone();
        arguments[new StreamMethod(TestMethod).SeedPosition] = seed!;
        return arguments;
    }

    private ReplayLines LinesFor(Seed seed) =>
        new(new StreamMethod(TestMethod).Name, seed, Seed.TryParse(_variedRoot, out var root) ? root : null);
}
