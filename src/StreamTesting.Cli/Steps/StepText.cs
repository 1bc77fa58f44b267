namespace StreamTesting.Cli;

/// <summary>Reads a step: its name, and settings apart by blanks (a value in quotation marks may have blanks).</summary>
internal static class StepText
{
    private const string HasDefault = "has-default";
    private const string Name = "name";
    private const string Of = "of";

    /// <summary>The plan with the step.</summary>
    public static StreamPlan AddTo(StreamPlan plan, string text)
    {
        try
        {
            return plan.With(Parse(text, plan.Domain));
        }
        catch (ArgumentException e)
        {
            throw CliException.Usage($"--step '{text}': {Failures.Sentence(e)}");
        }
    }

    private static DisorderStep Parse(string text, Domain domain)
    {
        var words = Words(text);
        var name = words.Count == 0 ? throw new ArgumentException($"it names no step; there are {StepCatalog.Names}.") : words[0];
        var kind = StepCatalog.Kinds.FirstOrDefault(kind => Kebab.AreSame(kind.Name, name))
            ?? throw new ArgumentException($"there is no step '{name}'; there are {StepCatalog.Names}. 'streamtest steps' has their settings.");
        var pairs = words.Skip(1).Select(word => Pair(kind, word)).ToList();
        var values = new Dictionary<StepSetting, object>();
        var what = new List<(string Word, string Value)>();
        foreach (var (word, value) in pairs)
        {
            if (kind.Settings.FirstOrDefault(setting => Kebab.AreSame(setting.Name, word)) is not { } setting)
            {
                what.Add((word, value));
            }
            else if (!values.TryAdd(setting, StepValues.Parse(setting.Type, value, out var needed) ?? throw new ArgumentException($"{setting.Name} is '{value}'; {needed}.")))
            {
                throw new ArgumentException($"{setting.Name} is given twice.");
            }
        }

        var made = What(kind, what, domain);
        return kind.Settings.FirstOrDefault(setting => setting.IsNeeded && !values.ContainsKey(setting)) is { } missing
            ? throw new ArgumentException($"'{kind.Name}' needs {missing.Form}.")
            : kind.Make(made, values);
    }

    private static object? What(StepKind kind, List<(string Word, string Value)> words, Domain domain)
    {
        if (kind.What is null)
        {
            return words.Count == 0 ? null : throw Unknown(kind, words[0].Word);
        }

        return kind.What.Type == typeof(PayloadFault) ? Fault(kind, words, domain) : Changes(kind, words);
    }

    private static FieldChange[] Changes(StepKind kind, List<(string Word, string Value)> words)
    {
        var changes = words.Where(word => word.Word != HasDefault).Select(word => FieldWords.Change(word.Word, word.Value) ?? throw Unknown(kind, word.Word)).ToArray();
        if (changes.Length == 0)
        {
            throw new ArgumentException($"it changes no field; give {FieldWords.OfChanges}.");
        }

        return words.FirstOrDefault(word => word.Word == HasDefault).Value is not { } text ? changes
            : bool.TryParse(text, out var hasDefault) ? [.. changes.Select(change => change with { HasDefault = hasDefault })]
            : throw new ArgumentException($"{HasDefault} is '{text}'; it must be true or false.");
    }

    private static PayloadFault Fault(StepKind kind, List<(string Word, string Value)> words, Domain domain)
    {
        var faults = words.Where(word => word.Word is not (Name or Of)).Select(word => FieldWords.Fault(word.Word, word.Value, domain) ?? throw Unknown(kind, word.Word)).ToList();
        if (faults.Count != 1)
        {
            throw new ArgumentException($"it has {faults.Count} faults; give one: {FieldWords.OfFaults}.");
        }

        var name = words.FirstOrDefault(word => word.Word == Name).Value ?? faults[0].Name;
        var types = words.FirstOrDefault(word => word.Word == Of).Value is not { } of ? null
            : StepValues.Parse(typeof(NameList), of, out var needed) as NameList ?? throw new ArgumentException($"{Of} is '{of}'; {needed}.");
        return faults[0].Named(name, types);
    }

    private static ArgumentException Unknown(StepKind kind, string word) => new(
        $"'{kind.Name}' has no setting '{word}'; it has {string.Join(", ", kind.Settings.Select(setting => setting.Name))}"
        + $"{(kind.What is null ? "" : kind.What.Type == typeof(PayloadFault) ? $", {Name}, {Of}, and {FieldWords.OfFaults}" : $", {HasDefault}, and {FieldWords.OfChanges}")}.");

    private static (string Word, string Value) Pair(StepKind kind, string word)
    {
        var place = word.IndexOf('=', StringComparison.Ordinal);
        return place > 0 && place < word.Length - 1
            ? (word[..place], word[(place + 1)..])
            : throw new ArgumentException($"'{word}' is no setting; write NAME=VALUE, for example {kind.Settings[0].Name}={(kind.Settings[0].Type == typeof(double) ? "0.1" : "1")}.");
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var (start, isQuoted) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            isQuoted ^= i < text.Length && text[i] == '"';
            if (i == text.Length || (!isQuoted && char.IsWhiteSpace(text[i])))
            {
                words.Add(text[start..i]);
                start = i + 1;
            }
        }

        words.RemoveAll(word => word.Length == 0);
        return words;
    }
}
