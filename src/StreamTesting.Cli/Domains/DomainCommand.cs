using System.CommandLine;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>
/// A domain as a subcommand of <c>generate</c>: its options carry the names and defaults of the document it comes from. To add a domain, derive
/// from this in a file of its own, and name it in <see cref="DomainCommands"/>.
/// </summary>
internal abstract class DomainCommand(string name, string description)
{
    public string Name => name;

    public string Description => description;

    /// <summary>The seed where none is given; null for another one each time.</summary>
    public virtual ulong? UsualSeed => null;

    /// <summary>The topic on Kafka where none is given and the domain's has no name.</summary>
    public virtual string UsualTopic => name;

    /// <summary>The domain's own options.</summary>
    public abstract IEnumerable<Option> Options { get; }

    /// <summary>The disorder options, with the document's defaults.</summary>
    public virtual DisorderOptions Disorder { get; } = new();

    /// <summary>The plan of the domain's own options, without disorder but that which the document has no knob for.</summary>
    public abstract StreamPlan Plan(ParseResult result);

    /// <summary>Outputs that the domain's own options name; none by default.</summary>
    public virtual IEnumerable<IArrivalSink> Sinks(ParseResult result, StreamPlan plan) => [];

    /// <summary>What a person should know of the plan, for example rows of a file that were left out; nothing by default.</summary>
    public virtual IEnumerable<string> Notes(StreamPlan plan) => [];
}
