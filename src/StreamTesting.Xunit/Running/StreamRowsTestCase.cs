using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.Xunit;

/// <summary>
/// A seed with all the data rows of a theory, read when it runs: for rows that cannot travel between processes. xUnit makes it; test code
/// has no use for it.
/// </summary>
public sealed class StreamRowsTestCase : StreamTestCase
{
    /// <summary>Made for <see cref="StreamTestCase.Deserialize"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer.")]
    public StreamRowsTestCase()
    {
    }

    /// <summary>The name without arguments, known once the display name was asked for.</summary>
    internal string BaseName { get; private set; } = string.Empty;

    internal StreamRowsTestCase(
        IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod method, CaseSeed seed, string? skip)
        : base(diagnostics, display, displayOptions, method, seed, skip: skip)
    {
    }

    /// <inheritdoc/>
    protected override string GetUniqueID() => $"{base.GetUniqueID()}:{SeedText}";

    /// <inheritdoc/>
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName)
    {
        BaseName = displayName;
        return $"{displayName}({new StreamMethod(TestMethod).SeedParameterName}: {SeedText})";
    }

    internal override Task<RunSummary> RunAsync(Seed seed, RunParts parts) => new StreamRowsRunner(this, seed, parts).RunAsync();
}
