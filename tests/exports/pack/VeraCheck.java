import java.io.File;
import java.io.InputStream;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Checks a PDF against each of some of veraPDF's own profiles and prints what fails and how much was checked.
 *
 * The profile is read here: the library's reader needs a part that its package leaves out.
 */
public class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int place = 1; place < arguments.length; place += 2) {
            check(new File(arguments[0]), PDFAFlavour.valueOf(arguments[place]), arguments[place + 1]);
        }
    }

    private static void check(File paper, PDFAFlavour flavour, String name) throws Exception {
        ValidationProfile profile = profile(flavour, name);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(paper, flavour);
                PDFAValidator validator = ValidatorFactory.createValidator(profile, 100, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
                System.out.println("failed " + name + " " + failed.getKey().getClause() + "-"
                        + failed.getKey().getTestNumber() + ": " + failed.getValue());
            }
            System.out.println(name + ", rules " + profile.getRules().size() + ", checks " + result.getTotalAssertions()
                    + ", compliant " + result.isCompliant());
        }
    }

    private static ValidationProfile profile(PDFAFlavour flavour, String name) throws Exception {
        Element root;
        try (InputStream file = VeraCheck.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name)) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        NodeList found = root.getElementsByTagName("rule");
        for (int place = 0; place < found.getLength(); place++) {
            Element each = (Element) found.item(place);
            Element id = (Element) each.getElementsByTagName("id").item(0);
            RuleId made = Profiles.ruleIdFromValues(
                    PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                    id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
            Boolean deferred = each.hasAttribute("deferred") ? Boolean.valueOf(each.getAttribute("deferred")) : null;
            rules.add(Profiles.ruleFromValues(made, each.getAttribute("object"), deferred,
                    each.getAttribute("tags"), text(each, "description"), text(each, "test"),
                    Profiles.errorFromValues(text(each, "message"), List.of()), List.of()));
        }
        Set<Variable> variables = new HashSet<>();
        found = root.getElementsByTagName("variable");
        for (int place = 0; place < found.getLength(); place++) {
            Element each = (Element) found.item(place);
            variables.add(Profiles.variableFromValues(each.getAttribute("name"), each.getAttribute("object"),
                    text(each, "defaultValue"), text(each, "value")));
        }
        return Profiles.profileFromValues(flavour,
                Profiles.profileDetailsFromValues(name, name, "", new Date(0)), "", rules, variables);
    }

    private static String text(Element within, String name) {
        NodeList found = within.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
