using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace ProtocolGenerator.Schema;

/// <summary>Reads the text of one API's schema file.</summary>
internal static class SchemaParser
{
    private static readonly Regex Header = new(@"^(\w+): api key (\d+), versions (\d+)-(\d+)(?: \(unstable: [\d, -]+\))?, flexible from (\w+),");
    private static readonly Regex Section = new(@"^(Request|Response) versions? (\d+)(?:-(\d+))?$");
    private static readonly Regex Field = new(@"^( +)(?:tag (\d+): )?(\w+): (.+)$");

    public static ApiSchema Parse(string text)
    {
        string[] lines = text.Replace("\r", "").Split('\n');
        ApiSchema api = ParseHeader(lines[0]);
        var open = new Stack<KeyValuePair<int, List<FieldSchema>>>();
        for (int i = 1; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd();
            Match section = Section.Match(line);
            if (section.Success)
            {
                open.Clear();
                open.Push(new KeyValuePair<int, List<FieldSchema>>(-1, AddVersion(api, section)));
            }
            else if (line.EndsWith("tagged fields:", StringComparison.Ordinal))
            {
                OpenTagged(line.Length - line.TrimStart().Length, open);
            }
            else if (line.Length > 0 && line.Trim() is not ("(empty)" or "tagged fields: none defined"))
            {
                AddField(api.Name, i + 1, line, open);
            }
        }

        return api;
    }

    private static ApiSchema ParseHeader(string line)
    {
        Match match = Header.Match(line);
        if (!match.Success)
        {
            throw new SchemaFormatException($"'{line}' is not the first line of an API schema.");
        }

        string flexible = match.Groups[5].Value;
        return new ApiSchema(
            match.Groups[1].Value,
            int.Parse(match.Groups[2].Value),
            int.Parse(match.Groups[3].Value),
            int.Parse(match.Groups[4].Value),
            flexible == "never" ? ApiSchema.NeverFlexible : int.Parse(flexible));
    }

    private static List<FieldSchema> AddVersion(ApiSchema api, Match section)
    {
        int first = int.Parse(section.Groups[2].Value);
        int last = section.Groups[3].Success ? int.Parse(section.Groups[3].Value) : first;
        var version = new MessageVersion(first, last);
        (section.Groups[1].Value == "Request" ? api.Request : api.Response).Add(version);
        return version.Fields;
    }

    private static void AddField(string api, int lineNumber, string line, Stack<KeyValuePair<int, List<FieldSchema>>> open)
    {
        Match match = Field.Match(line);
        if (!match.Success || open.Count == 0)
        {
            throw new SchemaFormatException($"{api}, line {lineNumber}: '{line}' is not a field.");
        }

        int indent = match.Groups[1].Length;
        CloseDownTo(indent, open);
        int tag = match.Groups[2].Success ? int.Parse(match.Groups[2].Value) : -1;
        var field = new FieldSchema(match.Groups[3].Value, FieldType.Parse(match.Groups[4].Value), tag);
        open.Peek().Value.Add(field);
        open.Push(new KeyValuePair<int, List<FieldSchema>>(indent, field.Children));
    }

    /// <summary>Tagged fields stand one step deeper, but belong to the struct that the line before them belongs to.</summary>
    private static void OpenTagged(int indent, Stack<KeyValuePair<int, List<FieldSchema>>> open)
    {
        CloseDownTo(indent, open);
        open.Push(new KeyValuePair<int, List<FieldSchema>>(indent, open.Peek().Value));
    }

    private static void CloseDownTo(int indent, Stack<KeyValuePair<int, List<FieldSchema>>> open)
    {
        while (open.Peek().Key >= indent)
        {
            open.Pop();
        }
    }
}
