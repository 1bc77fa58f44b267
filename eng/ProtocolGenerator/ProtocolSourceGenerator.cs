using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ProtocolGenerator.Emit;
using ProtocolGenerator.Schema;
using ProtocolGenerator.Union;

namespace ProtocolGenerator;

/// <summary>Makes the message types of the Kafka protocol from the schema files of the project.</summary>
[Generator]
public sealed class ProtocolSourceGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor BadSchema = new(
        "KPG001", "Bad protocol schema", "{0}", "Protocol", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<KeyValuePair<string, string>>> files = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".txt") && Path.GetFileName(Path.GetDirectoryName(file.Path)) == "Schemas")
            .Select(static (file, cancel) => new KeyValuePair<string, string>(
                Path.GetFileNameWithoutExtension(file.Path), file.GetText(cancel)?.ToString() ?? ""))
            .Collect();
        context.RegisterSourceOutput(files, static (output, texts) => Generate(output, texts));
    }

    private static void Generate(SourceProductionContext output, ImmutableArray<KeyValuePair<string, string>> files)
    {
        try
        {
            Dictionary<string, string> texts = files.ToDictionary(file => file.Key, file => file.Value);
            DefaultTable defaults = DefaultTable.Parse(texts["DEFAULTS"]);
            List<ApiSchema> apis = texts
                .Where(text => text.Key is not ("INDEX" or "ERRORS" or "DEFAULTS"))
                .Select(text => SchemaParser.Parse(text.Value))
                .OrderBy(api => api.Key)
                .ToList();
            foreach (ApiSchema api in apis)
            {
                AddMessage(output, api.Name + "Request", api.FirstFlexible, api.Request, defaults);
                AddMessage(output, api.Name + "Response", api.FirstFlexible, api.Response, defaults);
            }

            if (defaults.Unused.FirstOrDefault() is { } unused)
            {
                throw new SchemaFormatException($"DEFAULTS.txt: '{unused}' names no field.");
            }

            Add(output, "ApiKey", TableEmitter.ApiKeys(IndexParser.Parse(texts["INDEX"])));
            Add(output, "ErrorCode", TableEmitter.ErrorCodes(ErrorParser.Parse(texts["ERRORS"])));
            Add(output, "ApiTable", TableEmitter.ApiTable(apis));
        }
        catch (SchemaFormatException bad)
        {
            output.ReportDiagnostic(Diagnostic.Create(BadSchema, Location.None, bad.Message));
        }
    }

    private static void AddMessage(
        SourceProductionContext output, string name, int firstFlexible, List<MessageVersion> versions, DefaultTable defaults)
    {
        Add(output, name, MessageEmitter.Emit(UnionBuilder.Build(name, firstFlexible, versions, defaults)));
    }

    private static void Add(SourceProductionContext output, string name, string source)
    {
        output.AddSource(name + ".g.cs", SourceText.From(source, Encoding.UTF8));
    }
}
